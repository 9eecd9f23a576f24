using System.Text;

namespace SeqML.Training.LearningRates;

/// <summary>What a range test found: how the loss went while the learning rate grew.</summary>
/// <param name="Points">A point for each step that was made, in their order.</param>
/// <param name="Suggestion">A good learning rate: where the smoothed loss falls the fastest.</param>
public sealed record LearningRateCurve(IReadOnlyList<LearningRatePoint> Points, float Suggestion)
{
    /// <summary>The points as CSV, with a header, in the invariant culture.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder("learning_rate,loss,smoothed_loss\n");
        foreach (var point in Points)
            csv.Append(FormattableString.Invariant($"{point.LearningRate},{point.Loss},{point.SmoothedLoss}\n"));
        return csv.ToString();
    }

    /// <summary>A line to print: "Learning rate 0.0031 (of 0.00001 to 0.7 tried in 96 steps)".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Learning rate {Suggestion:G3} (of {Points[0].LearningRate:G3} to {Points[^1].LearningRate:G3} tried in {Points.Count} steps)");
}

/// <summary>A step of a range test.</summary>
/// <param name="LearningRate">What it was made with.</param>
/// <param name="Loss">The batch's loss before it.</param>
/// <param name="SmoothedLoss">The mean of the losses up to it, of which older ones count less.</param>
public readonly record struct LearningRatePoint(float LearningRate, double Loss, double SmoothedLoss);

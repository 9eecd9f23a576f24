using SeqML.Training.History;

namespace SeqML.Training.LearningRates;

/// <summary>What a range test found: how the loss went while the learning rate grew.</summary>
/// <param name="Points">A point for each step that was made, in their order.</param>
/// <param name="Suggestion">A good learning rate: where the smoothed loss falls the fastest.</param>
public sealed record LearningRateCurve(IReadOnlyList<LearningRatePoint> Points, float Suggestion)
{
    /// <summary>Writes the points as CSV (RFC 4180): LearningRate, Loss, SmoothedLoss.</summary>
    /// <param name="filePath">The file; one that is there is written over.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveCsv(string filePath) => HistoryCsv.WriteRates(Points, filePath);

    /// <summary>A line to print: "Learning rate 0.0031 (of 0.00001 to 0.7 tried in 96 steps)".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Learning rate {Suggestion:G3} (of {Points[0].LearningRate:G3} to {Points[^1].LearningRate:G3} tried in {Points.Count} steps)");
}

/// <summary>A step of a range test.</summary>
/// <param name="LearningRate">What it was made with.</param>
/// <param name="Loss">The batch's loss before it.</param>
/// <param name="SmoothedLoss">The mean of the losses up to it, of which older ones count less.</param>
public readonly record struct LearningRatePoint(float LearningRate, double Loss, double SmoothedLoss);

using SeqML.Training.History;

namespace SeqML.Training.Metrics;

/// <summary>
/// How far probabilities can be taken at their word: of the predictions that a model was, say, 80 to 87% sure of, how many were right?
/// (The reliability diagram and the expected calibration error of Guo et al. 2017, section 2.)
/// </summary>
public sealed record Reliability
{
    /// <summary>As many bins as Guo et al. have.</summary>
    public const int DefaultBins = 15;

    /// <summary>Bins of equal width from 0 to 1, empty ones among them.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>The mean distance between how sure the model was and how often it was right, over the predictions; 0 is best.</summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>The reliability of predictions.</summary>
    /// <param name="confidences">[N], the probability of the class that was predicted, from 0 to 1; at least one.</param>
    /// <param name="correct">[N], whether it was the right one.</param>
    /// <param name="bins">How many bins; at least 1. A confidence between two of them is in the lower.</param>
    /// <exception cref="ArgumentException">There are none, or not as many of both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer bins than 1.</exception>
    public static Reliability Of(ReadOnlySpan<float> confidences, ReadOnlySpan<bool> correct, int bins = DefaultBins)
    {
        MetricInput.Require(confidences.Length, correct.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (counts, sums, right) = (new int[bins], new double[bins], new int[bins]);
        for (var i = 0; i < correct.Length; i++)
        {
            var bin = Math.Clamp((int)Math.Ceiling((double)confidences[i] * bins) - 1, 0, bins - 1);
            counts[bin]++;
            sums[bin] += confidences[i];
            right[bin] += correct[i] ? 1 : 0;
        }
        var found = new ReliabilityBin[bins];
        var error = 0d;
        for (var bin = 0; bin < bins; bin++)
        {
            var count = Math.Max(1, counts[bin]);
            found[bin] = new ReliabilityBin((double)bin / bins, (bin + 1d) / bins, counts[bin], sums[bin] / count, (double)right[bin] / count);
            error += Math.Abs(sums[bin] - right[bin]) / correct.Length;
        }
        return new Reliability { Bins = found, ExpectedCalibrationError = error };
    }

    /// <summary>The bins that have predictions, as a curve for a diagram.</summary>
    /// <param name="name">What the legend calls it.</param>
    public ReliabilityCurve ToCurve(string name) =>
        new(name, [.. Bins.Where(bin => bin.Count > 0).Select(bin => new ReliabilityPoint(bin.Confidence, bin.Accuracy, bin.Count))]);
}

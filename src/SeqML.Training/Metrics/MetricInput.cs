namespace SeqML.Training.Metrics;

/// <summary>What measures ask of what they compare.</summary>
internal static class MetricInput
{
    public static void Require(int predicted, int actual)
    {
        if (actual == 0 || predicted != actual)
            throw new ArgumentException(FormattableString.Invariant($"Expected as many predictions as true values, at least one, found {predicted} and {actual}."), nameof(predicted));
    }
}

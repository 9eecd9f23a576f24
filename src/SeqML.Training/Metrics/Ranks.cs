namespace SeqML.Training.Metrics;

/// <summary>The places of numbers in their order.</summary>
internal static class Ranks
{
    /// <summary>From 1 on, the smallest first; equal numbers share the mean of their places.</summary>
    public static double[] Of(ReadOnlySpan<float> values)
    {
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var sorted = values.ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
            }
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + 1 + end) / 2d;
        }
        return ranks;
    }
}

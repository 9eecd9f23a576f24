namespace SeqML.Embeddings.Evaluation;

/// <summary>Spearman's correlation (1904): Pearson's, of ranks.</summary>
internal static class RankCorrelation
{
    /// <summary>The correlation; NaN for fewer than two values, or where all of one side are equal.</summary>
    public static double Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y) => Pearson(Ranks(x), Ranks(y));

    /// <summary>The place of each value in their order, from 1 on; equal values share the mean of their places.</summary>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && values[order[end]] == values[order[start]];)
                end++;
            foreach (var i in order.AsSpan(start..end))
                ranks[i] = (start + 1 + end) / 2d;
        }
        return ranks;
    }

    private static double Pearson(double[] x, double[] y)
    {
        if (x.Length < 2)
            return double.NaN;
        var (meanOfX, meanOfY) = (x.Average(), y.Average());
        double products = 0, squaresOfX = 0, squaresOfY = 0;
        for (var i = 0; i < x.Length; i++)
        {
            products += (x[i] - meanOfX) * (y[i] - meanOfY);
            squaresOfX += (x[i] - meanOfX) * (x[i] - meanOfX);
            squaresOfY += (y[i] - meanOfY) * (y[i] - meanOfY);
        }
        return products / Math.Sqrt(squaresOfX * squaresOfY); // 0 / 0 where all are equal
    }
}

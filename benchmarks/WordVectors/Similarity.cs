using System.Globalization;


namespace WordVectors;

/// <summary>Pairs of words with people's scores, and how well vectors order them.</summary>
internal static class Similarity
{
    /// <summary>Spearman's correlation over the pairs of which both words are known, times 100, and how many pairs that are.</summary>
    public static (double Spearman, int Pairs) Of(SeqML.Embeddings.WordVectors vectors, string file)
    {
        var (people, found) = (new List<double>(), new List<double>());
        foreach (var line in File.ReadLines(file))
            if (line.Split('\t') is [var first, var second, var score] && vectors.IndexOf(first) is >= 0 and var a && vectors.IndexOf(second) is >= 0 and var b)
            {
                people.Add(double.Parse(score, CultureInfo.InvariantCulture));
                found.Add(Cosine(vectors[a], vectors[b]));
            }
        return (100 * Correlation(Ranks(people), Ranks(found)), people.Count);
    }

    private static double Cosine(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var (xy, xx, yy) = (0d, 0d, 0d);
        for (var i = 0; i < x.Length; i++)
            (xy, xx, yy) = (xy + (double)x[i] * y[i], xx + (double)x[i] * x[i], yy + (double)y[i] * y[i]);
        return xy / Math.Sqrt(xx * yy);
    }

    /// <summary>The place of each value in their order; those that are alike share the mean of their places.</summary>
    private static double[] Ranks(List<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end - 1) / 2.0;
            start = end;
        }
        return ranks;
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (xy, xx, yy) = (0d, 0d, 0d);
        for (var i = 0; i < x.Length; i++)
            (xy, xx, yy) = (xy + (x[i] - meanX) * (y[i] - meanY), xx + (x[i] - meanX) * (x[i] - meanX), yy + (y[i] - meanY) * (y[i] - meanY));
        return xy / Math.Sqrt(xx * yy);
    }
}

namespace SeqML.Embeddings.Search;

/// <summary>
/// Cosines as all of the search understands them: sums in double, number after number. What is faster only chooses which rows are worth it.
/// </summary>
internal sealed class CosineRows
{
    private readonly double[] norms;

    public CosineRows(WordVectors vectors, int threads)
    {
        Vectors = vectors;
        norms = new double[vectors.Count];
        RowShares.Run(vectors.Count, threads, (_, start, end) =>
        {
            for (var row = start; row < end; row++)
                norms[row] = Norm(vectors[row]);
        });
    }

    public WordVectors Vectors { get; }

    /// <summary>The length of a row's vector.</summary>
    public double this[int row] => norms[row];

    /// <summary>The cosine between a vector and a row's; 0 where either is all zeros.</summary>
    public double Cosine(ReadOnlySpan<double> query, double queryNorm, int row)
    {
        if (queryNorm == 0 || norms[row] == 0)
            return 0;
        var vector = Vectors[row];
        var sum = 0d;
        for (var i = 0; i < query.Length; i++)
            sum += query[i] * vector[i];
        return sum / (queryNorm * norms[row]);
    }

    /// <summary>The length of a vector.</summary>
    public static double Norm(ReadOnlySpan<float> vector)
    {
        var sum = 0d;
        foreach (double value in vector)
            sum += value * value;
        return Math.Sqrt(sum);
    }

    /// <summary>The length of a vector.</summary>
    public static double Norm(ReadOnlySpan<double> vector)
    {
        var sum = 0d;
        foreach (var value in vector)
            sum += value * value;
        return Math.Sqrt(sum);
    }
}

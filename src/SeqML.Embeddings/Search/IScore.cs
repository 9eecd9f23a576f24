namespace SeqML.Embeddings.Search;

/// <summary>What words are sought by: a number made of the cosines between a row and each of some queries.</summary>
internal interface IScore
{
    /// <summary>How many queries there are.</summary>
    static abstract int Queries { get; }

    /// <summary>Of the cosines.</summary>
    static abstract double Of(ReadOnlySpan<double> cosines);

    /// <summary>Bounds of the score, from those of each cosine.</summary>
    static abstract (double Lower, double Upper) Bounds(ReadOnlySpan<double> lowers, ReadOnlySpan<double> uppers);
}

/// <summary>The cosine itself.</summary>
internal readonly struct CosineScore : IScore
{
    public static int Queries => 1;
    public static double Of(ReadOnlySpan<double> cosines) => cosines[0];
    public static (double Lower, double Upper) Bounds(ReadOnlySpan<double> lowers, ReadOnlySpan<double> uppers) => (lowers[0], uppers[0]);
}

/// <summary>
/// 3CosMul: cos'(d, b) cos'(d, c) / (cos'(d, a) + 0.001), for the queries a, b, c and cos' = (cos + 1) / 2, which is never negative.
/// (Levy and Goldberg 2014: "Linguistic Regularities in Sparse and Explicit Word Representations", equation 4.)
/// </summary>
internal readonly struct ProductScore : IScore
{
    private const double Epsilon = 0.001;

    public static int Queries => 3;

    public static double Of(ReadOnlySpan<double> cosines) => Of(Shifted(cosines[0]), Shifted(cosines[1]), Shifted(cosines[2]));

    // All three are at least 0, so the product grows with two of them and falls with the third.
    public static (double Lower, double Upper) Bounds(ReadOnlySpan<double> lowers, ReadOnlySpan<double> uppers) =>
        (Of(Shifted(uppers[0]), Shifted(lowers[1]), Shifted(lowers[2])), Of(Shifted(lowers[0]), Shifted(uppers[1]), Shifted(uppers[2])));

    private static double Of(double a, double b, double c) => b * c / (a + Epsilon);
    private static double Shifted(double cosine) => Math.Max(0, (cosine + 1) / 2);
}

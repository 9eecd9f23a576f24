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

namespace SeqML.Embeddings.Learning;

/// <summary>Vectors that were learned, and how that went.</summary>
public sealed record LearnedVectors
{
    /// <summary>The vectors, the most frequent word first.</summary>
    public required WordVectors Vectors { get; init; }

    /// <summary>How often each word came, in the order of the vectors.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>The mean loss of a pair, over all epochs.</summary>
    public required double Loss { get; init; }

    /// <summary>Words gone through in all epochs, those included that were left out as frequent ones.</summary>
    public required long Words { get; init; }

    /// <summary>Words gone through a second while learning; reading the corpus is not counted.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>How long learning took; reading the corpus is not counted.</summary>
    public required TimeSpan Elapsed { get; init; }
}

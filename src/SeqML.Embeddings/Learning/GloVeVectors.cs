namespace SeqML.Embeddings.Learning;

/// <summary>Vectors that GloVe learned, and how that went.</summary>
public sealed record GloVeVectors
{
    /// <summary>The vectors, the most frequent word first: of each word the sum of those as a word and as a context.</summary>
    public required WordVectors Vectors { get; init; }

    /// <summary>How often each word came, in the order of the vectors.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>The mean over all triples of f(X) (w.c + b_w + b_c - log X)^2 / 2 in each epoch, each triple's as it was before its step: the objective J by twice the number of triples, as the authors' program tells it.</summary>
    public required IReadOnlyList<double> Costs { get; init; }

    /// <summary>How many triples there are: words, contexts and their counts.</summary>
    public required long TripleCount { get; init; }

    /// <summary>Words of the corpus whose contexts were counted in a second; reading the corpus is not counted.</summary>
    public required double WordsPerSecond { get; init; }

    /// <summary>Triples learned from in a second.</summary>
    public required double TriplesPerSecond { get; init; }

    /// <summary>How long counting and learning took; reading the corpus is not counted.</summary>
    public required TimeSpan Elapsed { get; init; }
}

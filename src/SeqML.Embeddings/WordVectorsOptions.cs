namespace SeqML.Embeddings;

/// <summary>Which of a file's word vectors are kept.</summary>
public sealed record WordVectorsOptions
{
    /// <summary>Only these words are kept, and their lower-case forms: those of one's own texts, to spare memory. What is damaged in the vectors of others is told all the same.</summary>
    /// <value>Null: all words.</value>
    public IReadOnlyCollection<string>? Words { get; init; }

    /// <summary>How many words are kept at the most. Files have the frequent words first; what follows is not read.</summary>
    /// <value>No limit; at least 1.</value>
    public int MaximumCount { get; init; } = int.MaxValue;
}

namespace SeqML.Embeddings.Pooling;

/// <summary>What stands in a sequence of vectors for a word that has none.</summary>
public enum UnknownWords
{
    /// <summary>A vector of zeros: each word keeps its place.</summary>
    Zeros,

    /// <summary>Nothing: the sequence is shorter than the text.</summary>
    Omitted,

    /// <summary>The mean of all known words' vectors, each once: a word that is like any other.</summary>
    Mean,
}

namespace SeqML.Embeddings;

/// <summary>Where the numbers of word vectors are.</summary>
public enum WordVectorsStorage
{
    /// <summary>In memory.</summary>
    Memory,

    /// <summary>In a file, of which the system keeps in memory what is used: loading takes no time but that for the words, and processes that read the same file share it.</summary>
    Mapped,
}

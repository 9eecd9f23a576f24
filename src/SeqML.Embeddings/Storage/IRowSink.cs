namespace SeqML.Embeddings.Storage;

/// <summary>Takes rows one by one, into memory or a file.</summary>
internal interface IRowSink
{
    void Add(ReadOnlySpan<float> row);

    /// <summary>All rows that were added; none is added thereafter.</summary>
    VectorRows Finish();
}

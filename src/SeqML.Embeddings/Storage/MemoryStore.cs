namespace SeqML.Embeddings.Storage;

/// <summary>Rows go into memory.</summary>
internal sealed class MemoryStore : RowStore
{
    public override IRowSink Open(int size, int capacity = int.MaxValue) => new MemoryRows(size, capacity);
}

namespace SeqML.Embeddings.Storage;

/// <summary>Where the rows of vectors go as they are read.</summary>
internal abstract class RowStore
{
    /// <summary>A place for rows.</summary>
    /// <param name="size">Numbers in a row.</param>
    /// <param name="capacity">How many rows will come at the most.</param>
    public abstract IRowSink Open(int size, int capacity = int.MaxValue);
}

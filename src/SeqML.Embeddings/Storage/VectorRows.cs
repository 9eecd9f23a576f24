namespace SeqML.Embeddings.Storage;

/// <summary>Vectors one after the other, in blocks.</summary>
internal abstract class VectorRows(int size)
{
    /// <summary>Numbers in a row.</summary>
    public int Size => size;

    public abstract int Count { get; }

    /// <summary>Rows in each block but the last.</summary>
    public abstract int RowsInBlock { get; }

    public abstract ReadOnlySpan<float> this[int row] { get; }

    /// <summary>Runs of whole rows, for who goes through all.</summary>
    public RowBlocks Blocks => new(this);

    /// <summary>The rows from <paramref name="block"/> x <see cref="RowsInBlock"/> on, at most as many as a block has.</summary>
    public abstract ReadOnlySpan<float> Block(int block);
}

namespace SeqML.Embeddings.Storage;

/// <summary>Rows in memory: no copy is made as they become more, and no array holds them all.</summary>
internal sealed class MemoryRows : VectorRows, IRowSink
{
    private const int RowsInOwnBlock = 1024;

    private readonly List<float[]> blocks = [];
    private readonly float[]? whole;
    private readonly int capacity;
    private int count;

    /// <param name="size">Numbers in a row.</param>
    /// <param name="capacity">How many rows will come at the most: the last block has no room for others.</param>
    public MemoryRows(int size, int capacity = int.MaxValue) : base(size) => (this.capacity, RowsInBlock) = (capacity, RowsInOwnBlock);

    /// <summary>An array of whole rows, which is not copied.</summary>
    public MemoryRows(int size, float[] rows) : base(size)
    {
        // In blocks, too: no span has room for the bytes of a large array.
        (whole, count, capacity, RowsInBlock) = (rows, rows.Length / size, rows.Length / size, RowsInOwnBlock);
    }

    public override int Count => count;

    public override int RowsInBlock { get; }

    public override ReadOnlySpan<float> this[int row] => whole is null ? blocks[row / RowsInBlock].AsSpan(row % RowsInBlock * Size, Size) : whole.AsSpan(row * Size, Size);

    public override ReadOnlySpan<float> Block(int block)
    {
        var length = Math.Min(RowsInBlock, count - block * RowsInBlock) * Size;
        return whole is null ? blocks[block].AsSpan(0, length) : whole.AsSpan(block * RowsInBlock * Size, length);
    }

    public void Add(ReadOnlySpan<float> row) => row.CopyTo(Add());

    public VectorRows Finish() => this;

    /// <summary>A row more, to be written into.</summary>
    public Span<float> Add()
    {
        if (count == capacity)
            throw new InvalidOperationException(FormattableString.Invariant($"Expected {capacity} rows at the most, found one more."));
        if (count % RowsInBlock == 0)
            blocks.Add(GC.AllocateUninitializedArray<float>(Math.Min(RowsInBlock, capacity - count) * Size));
        return blocks[^1].AsSpan(count++ % RowsInBlock * Size, Size);
    }
}

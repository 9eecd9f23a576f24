namespace SeqML.Embeddings.Storage;

/// <summary>Vectors one after the other, in blocks: no copy is made as they become more, and no array holds them all.</summary>
internal sealed class VectorRows(int size)
{
    private const int RowsInBlock = 1024;

    private readonly List<float[]> blocks = [];
    private int count;

    public int Size => size;

    public ReadOnlySpan<float> this[int row] => blocks[row / RowsInBlock].AsSpan(row % RowsInBlock * size, size);

    public void Add(ReadOnlySpan<float> vector)
    {
        if (count % RowsInBlock == 0)
            blocks.Add(new float[RowsInBlock * size]);
        vector.CopyTo(blocks[^1].AsSpan(count++ % RowsInBlock * size, size));
    }
}

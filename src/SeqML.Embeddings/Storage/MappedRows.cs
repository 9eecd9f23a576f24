namespace SeqML.Embeddings.Storage;

/// <summary>Rows that are read from where they lie in a file.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where the first row begins, a multiple of four bytes.</param>
/// <param name="count">How many rows.</param>
/// <param name="size">Numbers in a row.</param>
internal sealed class MappedRows(MappedFile file, long offset, int count, int size) : VectorRows(size)
{
    public override int Count => count;

    public override int RowsInBlock => 4096;

    public override ReadOnlySpan<float> this[int row] => file.Span<float>(offset + (long)row * Size * sizeof(float), Size);

    public override ReadOnlySpan<float> Block(int block) =>
        file.Span<float>(offset + (long)block * RowsInBlock * Size * sizeof(float), Math.Min(RowsInBlock, count - block * RowsInBlock) * Size);
}

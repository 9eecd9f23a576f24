namespace SeqML.Embeddings.Storage;

/// <summary>The blocks of <see cref="VectorRows"/>, each a span of whole rows: block b begins with row b x <see cref="RowsInBlock"/>.</summary>
internal readonly struct RowBlocks(VectorRows rows)
{
    public int Count => (rows.Count + rows.RowsInBlock - 1) / rows.RowsInBlock;

    public int RowsInBlock => rows.RowsInBlock;

    public ReadOnlySpan<float> this[int block] => rows.Block(block);

    public Enumerator GetEnumerator() => new(this);

    public struct Enumerator(RowBlocks blocks)
    {
        private int block = -1;

        public readonly ReadOnlySpan<float> Current => blocks[block];

        public bool MoveNext() => ++block < blocks.Count;
    }
}

using SeqML.Embeddings.Storage;

namespace SeqML.Embeddings.Tests.Storage;

public sealed class MemoryRowsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    public void Blocks_are_all_rows_in_their_order(int count)
    {
        const int size = 3;
        var all = Enumerable.Range(0, count * size).Select(i => (float)i).ToArray();
        MemoryRows[] kinds = [new(size), new(size, capacity: count), new(size, all)];
        foreach (var rows in kinds)
        {
            for (var i = rows.Count; i < count; i++)
                rows.Add(all.AsSpan(i * size, size));
            var blocks = new List<float>();
            foreach (var block in rows.Blocks)
                blocks.AddRange(block);
            Assert.Equal(all, blocks);
            for (var block = 0; block < rows.Blocks.Count; block++)
                Assert.Equal(rows[block * rows.Blocks.RowsInBlock].ToArray(), rows.Blocks[block][..size].ToArray());
            Assert.Equal(count, rows.Count);
        }
        Assert.Throws<InvalidOperationException>(() => kinds[1].Add(new float[size]));
    }
}

using SeqML.Embeddings.Learning.CoOccurrences;

namespace SeqML.Embeddings.Tests.Learning.CoOccurrences;

public sealed class SparseCountsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(500)] // some runs
    [InlineData(20_000)] // so many that they are merged again and again
    public void Pairs_are_counted_whatever_the_room_and_few_files_are_open(int additions)
    {
        var (random, expected) = (new Random(1), new SortedDictionary<ulong, long>());
        using var counts = new SparseCounts(places: 16);
        for (var n = 0; n < additions; n++)
        {
            var (i, j, amount) = (random.Next(60), random.Next(60), random.Next(1, 9));
            counts.Add(i, j, amount);
            var key = (ulong)i << 32 | (uint)j;
            expected[key] = expected.GetValueOrDefault(key) + amount;
            Assert.True(counts.RunCount < SparseCounts.MostRuns);
        }
        Assert.Equal(additions > 100, counts.RunCount > 0);
        Assert.InRange(counts.Used, expected.Count, additions);
        Assert.Equal(expected.Select(pair => (pair.Key, pair.Value)), CountReader.Merge(counts.Read()));
    }
}

using SeqML.Embeddings.Learning.CoOccurrences;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Tests.Learning.CoOccurrences;

public sealed class TripleStoreTests
{
    [Theory]
    [InlineData(1 << 20, 1)]
    [InlineData(16 * 1024, 12)]
    public void All_triples_come_once_an_epoch_in_random_order(int memory, int parts)
    {
        var triples = Enumerable.Range(0, 10_000).Select(i => new Triple(i, 2 * i, 3 * i, 4 * i)).ToArray();
        using var store = new TripleStore(triples, triples.Length, memory, new SeededRandom(1), default);
        Assert.Equal((10_000, parts), (store.Count, store.PartCount));
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var found = Enumerable.Range(0, parts).SelectMany(part => store.Part(part).ToArray()).ToArray();
            Assert.Equal(triples, found.OrderBy(triple => triple.Word));
            // Of 10,000 places, few are held by what was there before, or next to what was next to it.
            Assert.InRange(found.Index().Count(item => item.Item.Word == item.Index), 0, 10);
            Assert.InRange(found.Zip(found.Skip(1)).Count(pair => pair.Second.Word == pair.First.Word + 1), 0, 20);
            Assert.InRange(found.Take(5000).Average(triple => triple.Word), 4700, 5300);
        }
    }

    [Fact]
    public void A_rare_pair_weighs_less() =>
        Assert.Equal([(float)Math.Pow(0.25, 0.75), 1, 1], new[] { 2.5, 10, 11 }.Select(count => Triple.Of(1, 2, count, maximum: 10, exponent: 0.75).Weight));
}

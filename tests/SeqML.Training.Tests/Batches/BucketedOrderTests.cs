using SeqML.Engine.Randomness;
using SeqML.Training.Batches;

namespace SeqML.Training.Tests.Batches;

public sealed class BucketedOrderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(9, 3)]
    [InlineData(3, 100)]
    [InlineData(1000, 4)]
    [InlineData(257, 1)]
    [InlineData(5, int.MaxValue)]
    [InlineData(1000, 85_899_346)]
    public void Every_member_comes_once_an_epoch_in_full_batches_and_one_of_the_rest(int count, int batchSize)
    {
        var order = new BucketedOrder(Collection(count), Enumerable.Range(0, count), batchSize);
        var random = new SeededRandom(1);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var batches = Epoch(order, random);
            Assert.Equal((int)((count + (long)batchSize - 1) / batchSize), order.BatchCount);
            Assert.Equal(Enumerable.Range(0, count), batches.SelectMany(batch => batch).Order());
            Assert.Equal(order.BatchCount - (count % batchSize == 0 ? 0 : 1), batches.Count(batch => batch.Length == batchSize));
            Assert.All(batches, batch => Assert.NotEmpty(batch));
        }
    }

    [Fact]
    public void Only_the_given_members_come()
    {
        int[] members = [90, 3, 41, 7, 12];
        var order = new BucketedOrder(Collection(100), members, 2);
        Assert.Equal(members.Order(), Epoch(order, new SeededRandom(1)).SelectMany(batch => batch).Order());
    }

    [Fact]
    public void Without_members_there_is_no_batch()
    {
        var order = new BucketedOrder(Collection(3), [], 2);
        order.Shuffle(new SeededRandom(1));
        Assert.Equal(0, order.BatchCount);
    }

    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_seed_another()
    {
        int[][] Run(int seed)
        {
            var (order, random) = (new BucketedOrder(Collection(300), Enumerable.Range(0, 300), 8), new SeededRandom(seed));
            return [.. Epoch(order, random), .. Epoch(order, random)];
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void The_next_epoch_has_another_order()
    {
        var (order, random) = (new BucketedOrder(Collection(300), Enumerable.Range(0, 300), 8), new SeededRandom(1));
        Assert.NotEqual(Epoch(order, random), Epoch(order, random));
    }

    [Fact]
    public void Within_a_pool_the_lengths_of_a_batch_are_next_to_each_other()
    {
        var collection = Collection(400);
        var batches = Epoch(new BucketedOrder(collection, Enumerable.Range(0, 400), 8), new SeededRandom(1)); // 50 batches: one pool
        var lengths = batches.Select(batch => batch.Select(member => collection[member].Length).ToArray());
        Assert.Equal(collection.Select(sequence => sequence.Length).Order(),
            lengths.OrderBy(batch => (batch[0], batch[^1])).SelectMany(batch => batch));
    }

    [Fact]
    public void Over_many_pools_a_batch_wastes_little()
    {
        var collection = Collection(5000);
        var batches = Epoch(new BucketedOrder(collection, Enumerable.Range(0, 5000), 8), new SeededRandom(1));
        var padded = batches.Sum(batch => batch.Length * batch.Max(member => collection[member].Length));
        var tokens = collection.Sum(sequence => sequence.Length);
        Assert.InRange(padded, tokens, 1.1 * tokens);
    }

    [Fact]
    public void Batches_do_not_come_in_the_order_of_their_lengths()
    {
        var collection = Collection(400);
        var longest = Epoch(new BucketedOrder(collection, Enumerable.Range(0, 400), 8), new SeededRandom(1))
            .Select(batch => collection[batch[^1]].Length).ToArray();
        Assert.NotEqual(longest.Order(), longest);
        Assert.NotEqual(longest.OrderDescending(), longest);
    }

    /// <summary>Rows often come sorted by their class: were ties broken by the row, a batch would be of one class in every epoch.</summary>
    [Fact]
    public void Sequences_of_one_length_are_mixed_anew_each_epoch()
    {
        var collection = Enumerable.Range(0, 100).Select(_ => new int[5]).ToArray();
        var (order, random) = (new BucketedOrder(collection, Enumerable.Range(0, 100), 10), new SeededRandom(1));
        var first = Epoch(order, random).Select(batch => batch.ToHashSet()).ToArray();
        var second = Epoch(order, random);
        Assert.All(second, batch => Assert.All(first, other => Assert.True(other.Intersect(batch).Count() < 10)));
        Assert.All(second, batch => Assert.True(batch.Max() - batch.Min() > 10));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_batch_has_at_least_one_member(int batchSize) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BucketedOrder(Collection(3), [0], batchSize));

    /// <summary>Sequences of 1 to 40 ids, many lengths several times.</summary>
    private static int[][] Collection(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => new int[1 + random.Next(40)])];
    }

    private static List<int[]> Epoch(BucketedOrder order, SeededRandom random)
    {
        order.Shuffle(random);
        return [.. Enumerable.Range(0, order.BatchCount).Select(batch => order.Batch(batch).ToArray())];
    }
}

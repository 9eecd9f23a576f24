using SeqML.Engine.Randomness;

namespace SeqML.Training.Batches;

/// <summary>
/// The order of an epoch: random, but with sequences of like length in a batch, so that little time goes to waiting for
/// the longest. Shuffled sequences are cut into pools of many batches, each pool is sorted by length and cut into batches,
/// and the batches are shuffled.
/// </summary>
public sealed class BucketedOrder
{
    private const int BatchesInPool = 50;

    private readonly IReadOnlyList<int[]> collection;
    private readonly int batchSize;
    private readonly int[] order;
    private readonly int[] batches;

    /// <summary>Orders the sequences of a collection with the given indices.</summary>
    public BucketedOrder(IReadOnlyList<int[]> collection, IEnumerable<int> members, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (this.collection, this.batchSize) = (collection, batchSize);
        order = [.. members];
        batches = [.. Enumerable.Range(0, (order.Length + batchSize - 1) / batchSize)];
    }

    /// <summary>How many batches an epoch has.</summary>
    public int BatchCount => batches.Length;

    /// <summary>Makes the next epoch's order.</summary>
    public void Shuffle(SeededRandom random)
    {
        random.Shuffle(order.AsSpan());
        var pool = BatchesInPool * batchSize;
        for (var start = 0; start < order.Length; start += pool)
            order.AsSpan(start, Math.Min(pool, order.Length - start)).Sort(CompareLengths);
        random.Shuffle(batches.AsSpan());
    }

    /// <summary>The members of a batch, in this epoch's order.</summary>
    public ReadOnlySpan<int> Batch(int position)
    {
        var start = batches[position] * batchSize;
        return order.AsSpan(start, Math.Min(batchSize, order.Length - start));
    }

    private int CompareLengths(int left, int right)
    {
        var byLength = collection[left].Length.CompareTo(collection[right].Length);
        return byLength != 0 ? byLength : left.CompareTo(right); // ties have one order on every machine
    }
}

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
    private readonly int[] members;
    private readonly int[] order;
    private readonly long[] keys;
    private readonly int[] batches;

    /// <summary>Orders the sequences of a collection with the given indices.</summary>
    public BucketedOrder(IReadOnlyList<int[]> collection, IEnumerable<int> members, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        this.members = [.. members];
        order = new int[this.members.Length];
        keys = new long[order.Length];
        (this.collection, this.batchSize) = (collection, Math.Min(batchSize, Math.Max(1, order.Length)));
        batches = new int[(order.Length + this.batchSize - 1) / this.batchSize];
        Start();
    }

    /// <summary>How many batches an epoch has.</summary>
    public int BatchCount => batches.Length;

    /// <summary>Makes the next epoch's order: of the random numbers alone, so that it can be made again without those before it.</summary>
    public void Shuffle(SeededRandom random)
    {
        Start();
        random.Shuffle(order.AsSpan());
        // By length, and among equals as they were shuffled: no two keys are equal, so the order is one on every machine.
        for (var i = 0; i < order.Length; i++)
            keys[i] = ((long)collection[order[i]].Length << 32) | (uint)i;
        var pool = (int)Math.Min((long)BatchesInPool * batchSize, Array.MaxLength);
        for (var start = 0; start < order.Length; start += pool)
        {
            var length = Math.Min(pool, order.Length - start);
            keys.AsSpan(start, length).Sort(order.AsSpan(start, length));
        }
        random.Shuffle(batches.AsSpan());
    }

    private void Start()
    {
        members.CopyTo(order.AsSpan());
        for (var i = 0; i < batches.Length; i++)
            batches[i] = i;
    }

    /// <summary>The members of a batch, in this epoch's order.</summary>
    public ReadOnlySpan<int> Batch(int position)
    {
        var start = batches[position] * batchSize;
        return order.AsSpan(start, Math.Min(batchSize, order.Length - start));
    }
}

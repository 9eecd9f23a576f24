namespace SeqML.Embeddings.Search;

/// <summary>
/// Gathers the rows that may be among the best so many, from bounds of their scores: a row stays as long as its upper bound reaches the lower bounds
/// of that many others, so none that is among the best is ever lost.
/// </summary>
internal sealed class TopSelection
{
    private readonly PriorityQueue<double, double> lowers = new(); // the best lower bounds, the least of them first
    private readonly List<(int Row, double Upper)> candidates = [];
    private readonly int count;
    private int pruneAt;

    /// <param name="count">How many are to be found; at least 1.</param>
    public TopSelection(int count) => (this.count, pruneAt) = (count, 4 * Math.Min(count, 1 << 20) + 1024);

    /// <summary>What a row's upper bound has to reach.</summary>
    public double Threshold { get; private set; } = double.NegativeInfinity;

    /// <summary>The rows that may be among the best.</summary>
    public IReadOnlyList<(int Row, double Upper)> Candidates => candidates;

    /// <summary>Takes a row with the bounds of its score, if they reach the threshold.</summary>
    public void Offer(int row, double lower, double upper)
    {
        if (upper < Threshold)
            return;
        candidates.Add((row, upper));
        Raise(lower);
        if (candidates.Count >= pruneAt)
        {
            Prune();
            pruneAt = Math.Max(pruneAt, 2 * candidates.Count);
        }
    }

    /// <summary>Takes what another thread gathered of other rows.</summary>
    public void Add(TopSelection other)
    {
        foreach (var (lower, _) in other.lowers.UnorderedItems)
            Raise(lower);
        candidates.AddRange(other.candidates);
    }

    /// <summary>Drops what cannot be among the best any more.</summary>
    public void Prune() => candidates.RemoveAll(candidate => candidate.Upper < Threshold);

    private void Raise(double lower)
    {
        if (lowers.Count < count)
            lowers.Enqueue(lower, lower);
        else if (lower > Threshold)
            lowers.EnqueueDequeue(lower, lower);
        if (lowers.Count == count)
            Threshold = lowers.Peek();
    }
}

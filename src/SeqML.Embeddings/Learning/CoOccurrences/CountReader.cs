namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>Counts of pairs in the order of their keys, from wherever they were kept.</summary>
internal abstract class CountReader
{
    /// <summary>The pair that was read: the lower word's number in the high half.</summary>
    public ulong Key { get; protected set; }

    /// <summary>Its count, in the counter's units.</summary>
    public long Count { get; protected set; }

    /// <summary>Reads the next pair; false after the last.</summary>
    public abstract bool Read();

    /// <summary>The pairs of all readers in the order of keys, equal ones added.</summary>
    public static IEnumerable<(ulong Key, long Count)> Merge(IEnumerable<CountReader> readers)
    {
        var heads = new PriorityQueue<CountReader, ulong>();
        foreach (var reader in readers)
            if (reader.Read())
                heads.Enqueue(reader, reader.Key);
        var (key, count) = (0ul, 0L);
        while (heads.TryPeek(out var reader, out _))
        {
            if (reader.Key != key && count > 0)
            {
                yield return (key, count);
                count = 0;
            }
            (key, count) = (reader.Key, count + reader.Count);
            if (reader.Read())
                heads.DequeueEnqueue(reader, reader.Key);
            else
                heads.Dequeue();
        }
        if (count > 0)
            yield return (key, count);
    }
}

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>
/// A table for the pairs of which there will be most: those of words i and j, numbered from the most frequent one, with (i + 1) (j + 1) below a limit. By Zipf's law that is where the
/// expected counts are largest, so no place of the table would serve another pair better.
/// </summary>
internal sealed class DenseCounts
{
    private readonly long[] counts;
    private readonly long[] starts; // of the row of i, less its first column
    private readonly int[] ends; // the column after the last of the row of i
    private readonly bool isHalf;

    /// <param name="words">How many words there are.</param>
    /// <param name="places">How many pairs the table may have.</param>
    /// <param name="isHalf">Whether i is at most j in all pairs.</param>
    public DenseCounts(int words, long places, bool isHalf)
    {
        this.isHalf = isHalf;
        var (low, high) = (0L, (long)words * words);
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (Places(words, middle, isHalf) <= places)
                low = middle;
            else
                high = middle - 1;
        }
        (starts, ends) = (new long[words], new int[words]);
        var used = 0L;
        for (var i = 0; i < words; i++)
        {
            var first = isHalf ? i : 0;
            ends[i] = (int)Math.Max(first, Math.Min(words, low / (i + 1)));
            starts[i] = used - first;
            used += ends[i] - first;
        }
        counts = new long[used];
    }

    /// <summary>How many pairs were counted.</summary>
    public long Used
    {
        get
        {
            var used = 0L;
            foreach (var count in counts)
                used += count > 0 ? 1 : 0;
            return used;
        }
    }

    /// <summary>Adds to the pair's count, if the table has a place for it.</summary>
    public bool TryAdd(int i, int j, long amount)
    {
        if (j >= ends[i])
            return false;
        counts[starts[i] + j] += amount;
        return true;
    }

    /// <summary>Reads what was counted.</summary>
    public CountReader Read() => new Reader(this);

    private static long Places(int words, long limit, bool isHalf)
    {
        var places = 0L;
        for (var i = 0; i < words; i++)
        {
            var row = Math.Min(words, limit / (i + 1)) - (isHalf ? i : 0);
            if (row <= 0)
                break;
            places += row;
        }
        return places;
    }

    private sealed class Reader(DenseCounts table) : CountReader
    {
        private int row;
        private int column = -1;

        public override bool Read()
        {
            for (; row < table.ends.Length; row++, column = -1)
                for (column = Math.Max(column + 1, table.isHalf ? row : 0); column < table.ends[row]; column++)
                    if (table.counts[table.starts[row] + column] is > 0 and var count)
                    {
                        (Key, Count) = ((ulong)row << 32 | (uint)column, count);
                        return true;
                    }
            return false;
        }
    }
}

namespace SeqML.Text.Subwords.Merging;

/// <summary>What <see cref="PairMerger"/> does, for words of any length: in n log n steps, with a heap of pairs and a list of the symbols that are left.</summary>
internal sealed class LongWordMerger(MergeTable merges)
{
    private const int None = -1;

    private readonly BinaryHeap<ulong> pairs = new(); // rank, and where its left symbol stands
    private readonly List<int> places = [];
    private int[] previous = [];
    private int[] next = [];
    private int[] ranks = []; // of the pair that begins at a symbol

    public int Merge(Span<int> symbols, Span<int> starts, int count)
    {
        if (ranks.Length < count)
            (previous, next, ranks) = (new int[count], new int[count], new int[count]);
        pairs.Clear();
        for (var i = 0; i < count; i++)
        {
            (previous[i], next[i]) = (i - 1, i + 1 < count ? i + 1 : None);
            Rank(symbols, i);
        }
        while (pairs.Count > 0)
            MergeFirst(symbols);
        var kept = 0;
        for (var i = 0; i != None; i = next[i])
            (symbols[kept], starts[kept++]) = (symbols[i], starts[i]);
        return kept;
    }

    /// <summary>Merges all places of the first merge. They are taken from the heap at once: a pair that comes of them waits, even if its merge goes before.</summary>
    private void MergeFirst(Span<int> symbols)
    {
        var rank = (int)(pairs.Least >> 32);
        places.Clear();
        while (pairs.Count > 0 && (int)(pairs.Least >> 32) == rank)
            places.Add((int)(uint)pairs.RemoveLeast());
        foreach (var place in places)
        {
            if (ranks[place] != rank)
                continue; // one of its symbols was merged meanwhile
            var right = next[place];
            symbols[place] = merges.ResultOf(rank);
            ranks[right] = None;
            next[place] = next[right];
            if (next[place] != None)
                previous[next[place]] = place;
            Rank(symbols, place);
            if (previous[place] != None)
                Rank(symbols, previous[place]);
        }
    }

    private void Rank(ReadOnlySpan<int> symbols, int place)
    {
        var rank = ranks[place] = next[place] == None ? None : merges.RankOf(symbols[place], symbols[next[place]]);
        if (rank >= 0)
            pairs.Add((ulong)(uint)rank << 32 | (uint)place);
    }
}

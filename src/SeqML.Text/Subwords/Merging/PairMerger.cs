using System.Runtime.CompilerServices;

namespace SeqML.Text.Subwords.Merging;

/// <summary>
/// Merges the symbols of a word: of all pairs that stand side by side the one whose merge goes first, at all its places from left to right; then again, until no pair has a merge. (Sennrich et al. 2016,
/// section 3.2.) One thread at a time uses it.
/// </summary>
internal sealed class PairMerger(MergeTable merges)
{
    /// <summary>Up to here looking at all pairs again and again is faster than a heap.</summary>
    private const int LongestSimple = 64;

    /// <summary>Memory for more symbols is not kept.</summary>
    private const int LongestKept = 1 << 14;

    private const int None = int.MaxValue;

    private readonly int[] ranks = new int[LongestSimple];
    private LongWordMerger? longWords;

    /// <summary>The symbols of the word; <see cref="Merge"/> leaves the merged ones.</summary>
    public int[] Symbols { get; private set; } = new int[256];

    /// <summary>At which of the first symbols each begins.</summary>
    public int[] Starts { get; private set; } = new int[256];

    /// <summary>Makes room for a word.</summary>
    public void Prepare(int count)
    {
        if (Symbols.Length < count || (Symbols.Length > LongestKept && count <= LongestKept))
            (Symbols, Starts) = (new int[Room(count)], new int[Room(count)]);
    }

    /// <summary>Merges the first symbols of <see cref="Symbols"/>, all of which have their own index in <see cref="Starts"/> then.</summary>
    /// <returns>How many are left.</returns>
    public int Merge(int count)
    {
        for (var i = 0; i < count; i++)
            Starts[i] = i;
        if (count <= LongestSimple)
            return MergeShort(count);
        if (count > LongestKept)
            return new LongWordMerger(merges).Merge(Symbols, Starts, count);
        longWords ??= new LongWordMerger(merges);
        return longWords.Merge(Symbols, Starts, count);
    }

    private int MergeShort(int count)
    {
        var symbols = Symbols.AsSpan(0, count);
        var starts = Starts.AsSpan(0, count);
        var least = None;
        for (var i = 0; i + 1 < count; i++)
            least = Math.Min(least, ranks[i] = RankOf(symbols[i], symbols[i + 1]));
        while (least != None)
        {
            var result = merges.ResultOf(least);
            var next = None;
            var (kept, wasMerged) = (0, false);
            for (var i = 0; i < count; kept++)
            {
                var isMerged = i + 1 < count && ranks[i] == least;
                var symbol = isMerged ? result : symbols[i];
                if (kept > 0)
                    next = Math.Min(next, ranks[kept - 1] = isMerged || wasMerged ? RankOf(symbols[kept - 1], symbol) : ranks[i - 1]);
                (symbols[kept], starts[kept]) = (symbol, starts[i]);
                i += isMerged ? 2 : 1;
                wasMerged = isMerged;
            }
            (count, least) = (kept, next);
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RankOf(int left, int right) => merges.RankOf(left, right) is >= 0 and var rank ? rank : None;

    private static int Room(int count) => count <= LongestKept ? (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 256)) : count;
}

using System.Runtime.CompilerServices;

namespace SeqML.Text.Subwords.Merging;

/// <summary>A number for each of some pairs of numbers from 0 on. Made once, then only read.</summary>
/// <remarks>Places are found by multiplying with a random odd number (Dietzfelbinger et al. 1997), so that no file can be made to collide.</remarks>
internal sealed class PairMap
{
    private const ulong Nothing = ulong.MaxValue;

    private readonly ulong multiplier = (ulong)Random.Shared.NextInt64() << 1 | 1;
    private Entry[] entries = Empty(16);
    private int shift = 64 - 4;

    private struct Entry
    {
        public ulong Pair;
        public int Value;
    }

    public int Count { get; private set; }

    /// <summary>A pair as one number, which is in the order of the pairs. The right one may be -1, that is no number: no pair with it is ever found.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pair(int left, int right) => (ulong)(uint)left << 32 | (uint)right;

    /// <summary>Adds a pair; false where it is there.</summary>
    public bool TryAdd(int left, int right, int value)
    {
        if (2 * Count >= entries.Length)
            Grow();
        ref var entry = ref Find(Pair(left, right));
        if (entry.Pair != Nothing)
            return false;
        entry = new Entry { Pair = Pair(left, right), Value = value };
        Count++;
        return true;
    }

    /// <summary>The number of a pair; -1 where it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Get(int left, int right)
    {
        ref readonly var entry = ref Find(Pair(left, right));
        return entry.Value;
    }

    private ref Entry Find(ulong pair)
    {
        var table = entries;
        for (var i = (int)(pair * multiplier >> shift); ; i = (i + 1) & (table.Length - 1))
        {
            ref var entry = ref table[i];
            if (entry.Pair == pair || entry.Pair == Nothing)
                return ref entry;
        }
    }

    private void Grow()
    {
        var old = entries;
        entries = Empty(2 * old.Length);
        shift--;
        foreach (var entry in old)
            if (entry.Pair != Nothing)
                Find(entry.Pair) = entry;
    }

    private static Entry[] Empty(int size)
    {
        var entries = new Entry[size];
        Array.Fill(entries, new Entry { Pair = Nothing, Value = -1 });
        return entries;
    }
}

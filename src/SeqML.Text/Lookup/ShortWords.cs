using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqML.Text.Lookup;

/// <summary>Words of up to eight ASCII characters, each packed in one number: most words of a list are such words. Whether one is among them is told without a jump, since no processor guesses which word comes next.</summary>
/// <remarks>Cuckoo hashing (Pagh and Rodler 2004): a number is at one of two places, or is not there.</remarks>
internal sealed class ShortWords
{
    /// <summary>How many characters a word has at the most.</summary>
    public const int Longest = 8;

    private readonly ulong[] table;
    private readonly int[] indices; // of the words at the same places
    private readonly int shift;

    /// <param name="words">All words of a list; those that are too long are left to others.</param>
    public ShortWords(IReadOnlyList<string> words)
    {
        var all = new List<(ulong Packed, int Index)>();
        for (var i = 0; i < words.Count; i++)
            if (TryPack(words[i], out var packed))
                all.Add((packed, i));
        // A table that is at most a quarter full has a place for all but for bad luck; a larger one then has.
        for (var bits = 4; ; bits++)
        {
            (table, indices, shift) = (new ulong[1 << bits], new int[1 << bits], 64 - bits);
            if (all.Count * 4 <= table.Length && all.TrueForAll(TryAdd))
                return;
        }
    }

    /// <summary>False where the word is empty, too long, a NUL alone, or has what is not ASCII.</summary>
    /// <param name="word">Any word.</param>
    /// <param name="packed">Its characters in lower case, a byte each, and its length less 1 in what is left of the bytes.</param>
    public static bool TryPack(ReadOnlySpan<char> word, out ulong packed)
    {
        packed = 0;
        var length = word.Length;
        if ((uint)(length - 1) >= Longest)
            return false;
        ref var first = ref MemoryMarshal.GetReference(word);
        ulong units, rest, bytes;
        if (length >= 4)
        {
            // The last four may be among the first four, where they are the same bytes at the same places.
            units = Four(ref first);
            rest = Four(ref Unsafe.Add(ref first, length - 4));
            bytes = Bytes(units) | (Bytes(rest) << (8 * (length - 4)));
        }
        else
        {
            (units, rest) = ((ulong)word[0] | word[length - 1], word[length >> 1]);
            bytes = word[0] | (rest << (8 * (length >> 1))) | ((ulong)word[length - 1] << (8 * (length - 1)));
        }
        return ((units | rest) & 0xFF80_FF80_FF80_FF80) == 0 && TryFold(bytes, length, out packed);
    }

    /// <summary>The same for a word in a text, without a jump that depends on its length.</summary>
    /// <param name="text">At least eight characters from the word's start on.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="length">Its length, at least 1.</param>
    /// <param name="packed">As for a word alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(ReadOnlySpan<char> text, int start, int length, out ulong packed)
    {
        packed = 0;
        if (length > Longest)
            return false;
        var units = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)start);
        // What is not ASCII becomes 0x80 or more.
        var bytes = Vector128.NarrowWithSaturation(units, units).AsUInt64().ToScalar() & (ulong.MaxValue >> (8 * (Longest - length)));
        return (bytes & 0x8080_8080_8080_8080) == 0 && TryFold(bytes, length, out packed);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ulong packed) => (table[First(packed)] == packed) | (table[Second(packed)] == packed);

    /// <summary>Where a word stands in the list; -1 where it is not there.</summary>
    public int Find(ulong packed) =>
        First(packed) is var first && table[first] == packed ? indices[first]
        : Second(packed) is var second && table[second] == packed ? indices[second] : -1;

    private bool TryAdd((ulong Packed, int Index) entry)
    {
        var place = First(entry.Packed);
        for (var moved = 0; moved < table.Length; moved++)
        {
            var displaced = (table[place], indices[place]);
            (table[place], indices[place]) = entry;
            entry = displaced;
            if (entry.Packed == 0)
                return true;
            place = place == First(entry.Packed) ? Second(entry.Packed) : First(entry.Packed); // who had the place goes to its other one
        }
        return false;
    }

    // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4) by two odd numbers.
    private int First(ulong packed) => (int)((packed * 0x9E3779B97F4A7C15) >> shift);

    private int Second(ulong packed) => (int)((packed * 0xC2B2AE3D27D4EB4F) >> shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFold(ulong bytes, int length, out ulong packed)
    {
        var isUpper = (bytes + 0x3F3F_3F3F_3F3F_3F3F) & ~(bytes + 0x2525_2525_2525_2525) & 0x8080_8080_8080_8080; // 0x80 - 'A', 0x7F - 'Z'
        var more = (ulong)(length - 1);
        packed = bytes | (isUpper >> 2) | ((more & 1) << 7) | ((more & 2) << 14) | ((more & 4) << 21);
        return packed != 0;
    }

    private static ulong Four(ref char first) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref first));

    /// <summary>Four units below 0x100 as four bytes.</summary>
    private static ulong Bytes(ulong units)
    {
        units = (units | (units >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (units | (units >> 16)) & 0xFFFF_FFFF;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqML.Text.StopWords;

/// <summary>Words of up to eight ASCII characters, each packed in one number, so that a word is found by one comparison: most stop words are such words.</summary>
/// <remarks>Open addressing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L) in a table that is at most a quarter full; 0 is a free place.</remarks>
internal sealed class ShortWords
{
    private const int Longest = 8;

    private readonly ulong[] table;
    private readonly int shift;

    public ShortWords(IReadOnlyCollection<string> words)
    {
        var bits = Math.Max(4, BitOperations.Log2((uint)words.Count) + 3);
        table = new ulong[1 << bits];
        shift = 64 - bits;
        foreach (var word in words)
            if (TryPack(word, out var packed))
                table[Place(packed)] = packed;
    }

    /// <summary>False where the word is empty, too long, a NUL alone, or has what is not ASCII.</summary>
    /// <param name="word">Any word.</param>
    /// <param name="packed">Its characters in lower case, seven bits each, and its length in what is left of the bytes. The last four characters may be among the first, too: with the length, each word has a number of its own.</param>
    public static bool TryPack(ReadOnlySpan<char> word, out ulong packed)
    {
        packed = 0;
        var length = word.Length;
        if ((uint)(length - 1) >= Longest)
            return false;
        ref var first = ref MemoryMarshal.GetReference(word);
        ulong units, rest = 0;
        if (length >= 4)
        {
            units = Four(ref first);
            rest = Four(ref Unsafe.Add(ref first, length - 4));
        }
        else
        {
            units = first | ((ulong)word[length >> 1] << 16) | ((ulong)word[length - 1] << 32);
        }
        if (((units | rest) & 0xFF80_FF80_FF80_FF80) != 0)
            return false;
        var bytes = Bytes(units) | (Bytes(rest) << 32);
        var isUpper = (bytes + 0x3F3F_3F3F_3F3F_3F3F) & ~(bytes + 0x2525_2525_2525_2525) & 0x8080_8080_8080_8080; // 0x80 - 'A', 0x7F - 'Z'
        var more = (ulong)(length - 1);
        packed = bytes | (isUpper >> 2) | ((more & 1) << 7) | ((more & 2) << 14) | ((more & 4) << 21);
        return packed != 0;
    }

    public bool Contains(ulong packed) => table[Place(packed)] == packed;

    /// <summary>Where it is, or the free place where it would be.</summary>
    private int Place(ulong packed)
    {
        var place = (int)((packed * 0x9E3779B97F4A7C15) >> shift); // multiplicative hashing (Knuth 6.4) by 2^64 over the golden ratio
        while (table[place] != 0 && table[place] != packed)
            place = (place + 1) & (table.Length - 1);
        return place;
    }

    private static ulong Four(ref char first) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref first));

    /// <summary>Four units below 0x100 as four bytes.</summary>
    private static ulong Bytes(ulong units)
    {
        units = (units | (units >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (units | (units >> 16)) & 0xFFFF_FFFF;
    }
}

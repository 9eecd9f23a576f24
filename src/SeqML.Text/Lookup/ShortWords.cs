using System.Numerics;
using System.Runtime.InteropServices;

namespace SeqML.Text.Lookup;

/// <summary>Words of up to eight ASCII characters, each packed in one number, so that a word is found by one comparison: most words of a list are such words.</summary>
/// <remarks>Open addressing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L) in a table that is at most a quarter full; 0 is a free place.</remarks>
internal sealed class ShortWords
{
    private const int Longest = 8;
    private const ulong EveryByte = 0x0101010101010101;

    private readonly ulong[] table;
    private readonly int[] indices;
    private readonly int shift;

    /// <param name="words">The words, each with what <see cref="Find"/> gives for it.</param>
    public ShortWords(IReadOnlyCollection<(ulong Packed, int Index)> words)
    {
        var bits = Math.Max(4, BitOperations.Log2((uint)words.Count) + 3);
        table = new ulong[1 << bits];
        indices = new int[table.Length];
        shift = 64 - bits;
        foreach (var (packed, index) in words)
        {
            var place = Place(packed);
            (table[place], indices[place]) = (packed, index);
        }
    }

    /// <summary>A character a byte, in lower case. False where the word is empty, too long, or has what is not ASCII in lower case, or a NUL at its end.</summary>
    public static bool TryPack(ReadOnlySpan<char> word, out ulong packed)
    {
        packed = 0;
        if ((uint)(word.Length - 1) >= Longest || word[^1] == '\0')
            return false;
        ulong first, last; // four characters each; those in the middle of a word may be in both
        if (word.Length >= 4)
            (first, last) = (MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word)), MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(word[^4..])));
        else
            (first, last) = (word.Length == 1 ? word[0] : word[0] | ((ulong)word[1] << 16) | ((ulong)word[^1] << (16 * (word.Length - 1))), 0);
        if (!BitConverter.IsLittleEndian || ((first | last) & 0xFF80FF80FF80FF80) != 0)
            return TryPackEach(word, out packed);
        packed = Narrow(first) | (Narrow(last) << (8 * Math.Max(0, word.Length - 4)));
        // The high bit of a byte shows that it is at least an A, and no more than a Z.
        var capitals = (packed + (EveryByte * (0x80 - 'A'))) & ~(packed + (EveryByte * (0x80 - 'Z' - 1))) & (EveryByte * 0x80);
        packed |= capitals >> 2; // 0x20, which makes a letter lower case
        return true;
    }

    /// <summary>The index of a word; -1 where it is not there.</summary>
    public int Find(ulong packed) => Place(packed) is var place && table[place] == packed ? indices[place] : -1;

    /// <summary>What is not ASCII may be so in lower case, as a curly apostrophe.</summary>
    private static bool TryPackEach(ReadOnlySpan<char> word, out ulong packed)
    {
        packed = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var folded = WordFolding.Fold(word[i]);
            if (folded > '\x7F')
                return false;
            packed |= (ulong)folded << (8 * i);
        }
        return true;
    }

    /// <summary>Four characters of ASCII in the low four bytes.</summary>
    private static ulong Narrow(ulong characters)
    {
        var pairs = (characters | (characters >> 8)) & 0x0000FFFF0000FFFF;
        return (pairs | (pairs >> 16)) & 0xFFFFFFFF;
    }

    /// <summary>Where it is, or the free place where it would be.</summary>
    private int Place(ulong packed)
    {
        var place = (int)((packed * 0x9E3779B97F4A7C15) >> shift); // multiplicative hashing (Knuth 6.4) by 2^64 over the golden ratio
        while (table[place] != 0 && table[place] != packed)
            place = (place + 1) & (table.Length - 1);
        return place;
    }
}

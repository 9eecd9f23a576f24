using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqML.Text.Lookup;

/// <summary>Words of up to eight ASCII characters, each packed in one number: most words of a list are such words. Whether one is among them is told without a jump, since no processor guesses which word comes next.</summary>
/// <remarks>Cuckoo hashing (Pagh and Rodler 2004): a number is at one of two places, or is not there. 0 is a free place.</remarks>
internal sealed class ShortWords
{
    /// <summary>How many characters a word has at the most.</summary>
    public const int Longest = 8;

    private const ulong EveryByte = 0x0101010101010101;

    private readonly ulong[] table;
    private readonly int[] indices;
    private readonly int shift;

    /// <param name="words">The words, each with what <see cref="Find"/> gives for it.</param>
    public ShortWords(IReadOnlyCollection<(ulong Packed, int Index)> words)
    {
        // A table that is at most a quarter full has a place for all but for bad luck; a larger one then has.
        for (var bits = 4; ; bits++)
        {
            (table, indices, shift) = (new ulong[1 << bits], new int[1 << bits], 64 - bits);
            if (words.Count * 4 <= table.Length && words.All(word => TryAdd(word.Packed, word.Index)))
                return;
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
        packed = LowerCase(packed);
        return true;
    }

    /// <summary>The same for a word in a text, without a jump that depends on its length; false, too, where what is not ASCII may be so in lower case.</summary>
    /// <param name="text">At least <see cref="Longest"/> characters from the word's start on.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="length">Its length, at least 1.</param>
    /// <param name="packed">As for a word alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(ReadOnlySpan<char> text, int start, int length, out ulong packed)
    {
        packed = 0;
        if (length > Longest || text[start + length - 1] == '\0')
            return false;
        var units = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)start);
        // What is not ASCII becomes 0x80 or more.
        packed = Vector128.NarrowWithSaturation(units, units).AsUInt64().ToScalar() & (ulong.MaxValue >> (8 * (Longest - length)));
        packed = LowerCase(packed);
        return BitConverter.IsLittleEndian && (packed & (EveryByte * 0x80)) == 0;
    }

    /// <summary>The index of a word; -1 where it is not there.</summary>
    public int Find(ulong packed) => table[First(packed)] == packed ? indices[First(packed)] : table[Second(packed)] == packed ? indices[Second(packed)] : -1;

    /// <summary>Whether a word is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ulong packed) => (table[First(packed)] == packed) | (table[Second(packed)] == packed);

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

    /// <summary>Bytes of ASCII in lower case; others stay beyond ASCII.</summary>
    private static ulong LowerCase(ulong bytes)
    {
        // The high bit of a byte shows that it is at least an A, and no more than a Z.
        var ascii = bytes & (EveryByte * 0x7F);
        var capitals = (ascii + (EveryByte * (0x80 - 'A'))) & ~(ascii + (EveryByte * (0x80 - 'Z' - 1))) & (EveryByte * 0x80);
        return bytes | (capitals >> 2); // 0x20, which makes a letter lower case
    }

    private bool TryAdd(ulong packed, int index)
    {
        var place = First(packed);
        for (var moved = 0; moved < table.Length; moved++)
        {
            (packed, table[place]) = (table[place], packed);
            (index, indices[place]) = (indices[place], index);
            if (packed == 0)
                return true;
            place = place == First(packed) ? Second(packed) : First(packed); // who had the place goes to its other one
        }
        return false;
    }

    // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4) by two odd numbers.
    private int First(ulong packed) => (int)((packed * 0x9E3779B97F4A7C15) >> shift);

    private int Second(ulong packed) => (int)((packed * 0xC2B2AE3D27D4EB4F) >> shift);
}

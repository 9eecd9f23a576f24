using System.Numerics;

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

    /// <summary>False where the word is empty, too long, or has a NUL or what is not ASCII in lower case.</summary>
    public static bool TryPack(ReadOnlySpan<char> word, out ulong packed)
    {
        packed = 0;
        if (word.Length > Longest)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            var folded = WordFolding.Fold(word[i]);
            if (folded is '\0' or > '\x7F')
                return false;
            packed |= (ulong)folded << (8 * i);
        }
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
}

using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqML.Text.Subwords.Words;

/// <summary>The subwords of words that were met: texts repeat their words. Its size is bounded: a full one starts again, empty. One thread at a time uses it.</summary>
/// <remarks>Everything lies in three arrays, so that no word is an object. Places are found by a few probes at the most; words that would need more are not kept, so a text that was made to collide costs no more than one that is not kept.</remarks>
internal sealed class WordCache
{
    /// <summary>Longer words come too rarely to be kept, in UTF-16 units.</summary>
    public const int LongestWord = 48;

    /// <summary>A word of more subwords is not kept.</summary>
    private const int MostSubwords = 48;

    private const int Probes = 8;
    private const int FirstSize = 1 << 10;
    private const int LastSize = 1 << 16;

    private Entry[] entries = new Entry[FirstSize];
    private char[] characters = new char[5 * FirstSize];
    private Subword[] subwords = new Subword[2 * FirstSize];
    private int count;
    private int characterCount;
    private int subwordCount;

    private struct Entry
    {
        public uint Hash;
        public int Word;
        public int Subwords;
        public byte Length; // 0: nothing is here
        public byte SubwordCount;
    }

    /// <summary>The subwords of a word of up to <see cref="LongestWord"/> units, where it was added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(ReadOnlySpan<char> word, out ReadOnlySpan<Subword> found)
    {
        Debug.Assert(word.Length is > 0 and <= LongestWord);
        var hash = Hash(word);
        for (var probe = 0; probe < Probes; probe++)
        {
            ref readonly var entry = ref entries[(int)(hash + (uint)probe) & (entries.Length - 1)];
            if (entry.Hash == hash && entry.Length == word.Length && characters.AsSpan(entry.Word, word.Length).SequenceEqual(word))
            {
                found = subwords.AsSpan(entry.Subwords, entry.SubwordCount);
                return true;
            }
            if (entry.Length == 0)
                break;
        }
        found = default;
        return false;
    }

    /// <summary>Adds a word that is not there.</summary>
    public void Add(ReadOnlySpan<char> word, ReadOnlySpan<Subword> parts)
    {
        if (word.Length is 0 or > LongestWord || parts.Length > MostSubwords)
            return;
        while (2 * count >= entries.Length || characterCount + word.Length > characters.Length || subwordCount + parts.Length > subwords.Length)
            MakeRoom();
        if (!Place(new Entry { Hash = Hash(word), Word = characterCount, Subwords = subwordCount, Length = (byte)word.Length, SubwordCount = (byte)parts.Length }))
            return;
        word.CopyTo(characters.AsSpan(characterCount));
        parts.CopyTo(subwords.AsSpan(subwordCount));
        (count, characterCount, subwordCount) = (count + 1, characterCount + word.Length, subwordCount + parts.Length);
    }

    /// <summary>Makes room: as long as it may grow it keeps its words.</summary>
    private void MakeRoom()
    {
        if (entries.Length == LastSize)
        {
            Array.Clear(entries);
            (count, characterCount, subwordCount) = (0, 0, 0);
            return;
        }
        var old = entries;
        entries = new Entry[4 * old.Length];
        Array.Resize(ref characters, 4 * characters.Length);
        Array.Resize(ref subwords, 4 * subwords.Length);
        foreach (var entry in old)
            if (entry.Length > 0)
                Place(entry);
    }

    /// <summary>Puts an entry to a free place that it is looked for at, if there is one.</summary>
    private bool Place(in Entry entry)
    {
        for (var probe = 0; probe < Probes; probe++)
        {
            ref var place = ref entries[(int)(entry.Hash + (uint)probe) & (entries.Length - 1)];
            if (place.Length > 0)
                continue;
            place = entry;
            return true;
        }
        return false;
    }

    /// <summary>Mixes eight bytes at a time; the last ones may overlap those before.</summary>
    private static uint Hash(ReadOnlySpan<char> word)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15; // 2^64 divided by the golden ratio (Knuth, volume 3, section 6.4)
        ref var first = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(word));
        var hash = (ulong)word.Length;
        if (word.Length >= 4)
        {
            for (var i = 0; i < word.Length - 4; i += 4)
                hash = BitOperations.RotateLeft((hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 2 * i))) * Multiplier, 29);
            hash ^= Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, 2 * (word.Length - 4)));
        }
        else
        {
            foreach (var character in word)
                hash = hash << 16 ^ character;
        }
        hash *= Multiplier;
        return (uint)(hash >> 32) ^ (uint)(hash >> 47);
    }
}

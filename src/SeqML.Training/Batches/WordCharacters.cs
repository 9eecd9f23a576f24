using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SeqML.Training.Batches;

/// <summary>
/// Words as ids of characters, each once: those of a whole training set, or of a text that is predicted. Its memory grows with the
/// words, and is used again after <see cref="Clear"/>.
/// </summary>
/// <remarks>Words that differ only in characters beyond <see cref="MaximumLength"/>, or in such as are not known, are one: nothing could tell them apart.</remarks>
public sealed class WordCharacters
{
    /// <summary>Characters of a word that are read; what follows is not. Longer are only addresses of web pages and the like, and a word of a million letters must cost nothing.</summary>
    public const int MaximumLength = 50;

    private int[] characters = new int[256];
    private int[] starts = new int[65]; // one more than there may be words
    private int[] places = new int[64]; // where each word stands in the slots
    private int[] slots = new int[128]; // a hash table of words + 1, at most half full; its length is a power of two

    /// <summary>How many words there are.</summary>
    public int Count { get; private set; }

    /// <summary>The characters of a word, from 1 to <see cref="MaximumLength"/>.</summary>
    public ReadOnlySpan<int> this[int word]
    {
        get
        {
            if ((uint)word >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(word), word, $"Expected words from 0 to {Count - 1}, found {word}.");
            return characters.AsSpan(starts[word]..starts[word + 1]);
        }
    }

    /// <summary>The index of a word, which is added where it is not there yet.</summary>
    /// <param name="word">The ids of its characters; the first <see cref="MaximumLength"/> are taken. A word without any has one of id 0, padding.</param>
    /// <returns>From 0 on, in the order in which the words came first.</returns>
    public int Add(ReadOnlySpan<int> word)
    {
        word = word.IsEmpty ? [0] : word[..Math.Min(word.Length, MaximumLength)];
        var place = Find(word);
        if (slots[place] > 0)
            return slots[place] - 1;
        if (2 * (Count + 1) > slots.Length)
        {
            Grow();
            place = Find(word);
        }
        var start = starts[Count];
        if (characters.Length - start < word.Length)
            Array.Resize(ref characters, checked(2 * characters.Length));
        word.CopyTo(characters.AsSpan(start));
        (places[Count], starts[Count + 1]) = (place, start + word.Length);
        slots[place] = ++Count;
        return Count - 1;
    }

    /// <summary>Forgets all words.</summary>
    public void Clear()
    {
        // Not the whole table: it may be that of a book, and the next text a sentence.
        foreach (var place in places.AsSpan(0, Count))
            slots[place] = 0;
        Count = 0;
    }

    /// <summary>The slot where a word is, or where it would be.</summary>
    private int Find(ReadOnlySpan<int> word)
    {
        var mask = slots.Length - 1;
        for (var place = Hash(word) & mask; ; place = (place + 1) & mask)
            if (slots[place] == 0 || this[slots[place] - 1].SequenceEqual(word))
                return place;
    }

    private void Grow()
    {
        Debug.Assert(slots.Length == 2 * places.Length);
        slots = new int[checked(2 * slots.Length)];
        Array.Resize(ref places, 2 * places.Length);
        Array.Resize(ref starts, places.Length + 1);
        for (var word = 0; word < Count; word++)
        {
            places[word] = Find(this[word]);
            slots[places[word]] = word + 1;
        }
    }

    /// <summary>Seeded by the process, so that nobody can write a text whose words all meet in one slot. The words' indices do not depend on it.</summary>
    private static int Hash(ReadOnlySpan<int> word)
    {
        var hash = default(HashCode);
        hash.AddBytes(MemoryMarshal.AsBytes(word));
        return hash.ToHashCode();
    }
}

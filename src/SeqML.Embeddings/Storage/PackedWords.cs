using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace SeqML.Embeddings.Storage;

/// <summary>Words and their numbers, as one run of UTF-8 bytes and a table with open addresses: a word takes its bytes and about 15 more, where a string in a dictionary takes about 90.</summary>
internal sealed class PackedWords : IReadOnlyList<string>
{
    /// <summary>Longer words are not looked for in lower case: no vocabulary has them, and the stack must hold them.</summary>
    private const int LongestLowerCased = 256;

    private const int OnStack = 3 * LongestLowerCased;

    /// <summary>Not the same in each run, so that no file can have words that all fall together.</summary>
    private readonly ulong seed = (ulong)Random.Shared.NextInt64() | 1;

    private byte[] text = [];
    private int[] ends = [];
    private int[] slots = new int[16]; // a word's index + 1; at most three quarters are taken
    private int longest;

    public int Count { get; private set; }

    /// <summary>Bytes of all words.</summary>
    public int ByteCount => Count == 0 ? 0 : ends[Count - 1];

    /// <summary>The word's text is made when it is asked for.</summary>
    public string this[int index] => (uint)index < (uint)Count
        ? Encoding.UTF8.GetString(Utf8(index))
        : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"Expected words from 0 to {Count - 1}, found {index}."));

    public ReadOnlySpan<byte> Utf8(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return text.AsSpan(start, ends[index] - start);
    }

    /// <summary>Makes room for so many words, that growing need not.</summary>
    /// <param name="count">Words.</param>
    /// <param name="bytes">Bytes of all of them, as far as that is known.</param>
    public void Reserve(int count, long bytes = 0)
    {
        if (bytes > text.Length)
            Array.Resize(ref text, (int)Math.Min(bytes, Array.MaxLength));
        if (count <= ends.Length)
            return;
        Array.Resize(ref ends, count);
        Rehash(Slots(count));
    }

    /// <summary>Adds a word as the last one, where it is not there; malformed parts become U+FFFD.</summary>
    public bool TryAdd(ReadOnlySpan<byte> word)
    {
        if (!System.Text.Unicode.Utf8.IsValid(word))
            word = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(word));
        if (4L * (Count + 1) > 3L * slots.Length)
            Rehash(Slots(2L * Count));
        var slot = SlotOf(word);
        if (slots[slot] != 0)
            return false;
        var start = Count == 0 ? 0 : ends[Count - 1];
        if (Count == ends.Length)
            Array.Resize(ref ends, Grown(ends.Length, Count + 1L));
        if (start + (long)word.Length > text.Length)
            Array.Resize(ref text, Grown(text.Length, start + (long)word.Length));
        word.CopyTo(text.AsSpan(start));
        ends[Count] = start + word.Length;
        slots[slot] = ++Count;
        longest = Math.Max(longest, word.Length);
        return true;
    }

    public bool TryAdd(ReadOnlySpan<char> word)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(word.Length));
        var isNew = TryAdd(bytes.AsSpan(0, Encoding.UTF8.GetBytes(word, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return isNew;
    }

    /// <summary>The index of a word; -1 where it is not there.</summary>
    public int IndexOf(ReadOnlySpan<byte> word) => slots[SlotOf(word)] - 1;

    public int IndexOf(ReadOnlySpan<char> word)
    {
        if (word.Length > longest)
            return -1; // a character takes a byte or more
        byte[]? rented = null;
        var bytes = 3 * word.Length <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(3 * word.Length);
        var index = IndexOf(bytes[..Encoding.UTF8.GetBytes(word, bytes)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return index;
    }

    /// <summary>The index of the word as it is or, where that is not there, in lower case.</summary>
    public int IndexInAnyCase(ReadOnlySpan<char> word)
    {
        var index = IndexOf(word);
        if (index >= 0 || word.Length > LongestLowerCased)
            return index;
        Span<char> lower = stackalloc char[LongestLowerCased];
        return IndexOf(lower[..word.ToLowerInvariant(lower)]);
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int SlotOf(ReadOnlySpan<byte> word)
    {
        var slot = (int)Math.BigMul(Hash(word), (ulong)slots.Length, out _); // the hash as a fraction of 2^64
        while (slots[slot] != 0 && !Utf8(slots[slot] - 1).SequenceEqual(word))
            if (++slot == slots.Length)
                slot = 0;
        return slot;
    }

    private void Rehash(int length)
    {
        slots = new int[length];
        for (var i = 0; i < Count; i++)
            slots[SlotOf(Utf8(i))] = i + 1;
    }

    private static int Slots(long count) => (int)Math.Min(Array.MaxLength, count + count / 3 + 16);

    /// <summary>Half as many more, but as many as are needed.</summary>
    private static int Grown(int length, long needed) => needed > Array.MaxLength
        ? throw new InvalidDataException(FormattableString.Invariant($"Expected words of {Array.MaxLength:#,0} bytes together at the most, found more. MaximumCount and Words limit what is kept."))
        : (int)Math.Min(Array.MaxLength, Math.Max(needed + 16, length + (long)length / 2));

    /// <summary>Eight bytes at a time are multiplied with a large odd number, and the upper half of the product folded on the lower.</summary>
    private ulong Hash(ReadOnlySpan<byte> word)
    {
        var hash = seed ^ (ulong)word.Length;
        for (; word.Length >= sizeof(ulong); word = word[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(word));
        var rest = 0UL;
        foreach (var value in word)
            rest = rest << 8 | value;
        return Mix(hash ^ rest);
    }

    private static ulong Mix(ulong value) => Math.BigMul(value, 0x9E3779B97F4A7C15, out var low) ^ low;
}

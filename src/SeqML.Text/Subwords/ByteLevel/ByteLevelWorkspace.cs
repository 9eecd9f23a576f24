using System.Text;
using SeqML.Text.Subwords.Merging;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords.ByteLevel;

/// <summary>Encodes words, with memory that is used again. One thread at a time uses it.</summary>
internal sealed class ByteLevelWorkspace(MergeTable merges, int[] byteIds)
{
    private readonly WordCache cache = new();
    private readonly PairMerger merger = new(merges);
    private readonly WorkBuffer<Subword> subwords = new();
    private readonly WorkBuffer<int> unitStarts = new(); // for each byte, where its character begins
    private readonly WorkBuffer<int> unitEnds = new(); // and where it ends

    /// <summary>The subwords of a word; valid until the next one is encoded.</summary>
    public ReadOnlySpan<Subword> Encode(ReadOnlySpan<char> word)
    {
        if (word.Length > WordCache.LongestWord)
            return EncodeAnew(word);
        if (!cache.TryGet(word, out var found))
            cache.Add(word, found = EncodeAnew(word));
        return found;
    }

    private ReadOnlySpan<Subword> EncodeAnew(ReadOnlySpan<char> word)
    {
        if (!Ascii.IsValid(word))
            return EncodeBytes(word);
        merger.Prepare(word.Length);
        for (var i = 0; i < word.Length; i++)
            merger.Symbols[i] = byteIds[word[i]];
        var count = merger.Merge(word.Length);
        var found = subwords.Take(count);
        for (var i = 0; i < count; i++)
        {
            var end = i + 1 < count ? merger.Starts[i + 1] : word.Length;
            found[i] = new Subword(merger.Symbols[i], merger.Starts[i], end - merger.Starts[i]);
        }
        return found;
    }

    private ReadOnlySpan<Subword> EncodeBytes(ReadOnlySpan<char> word)
    {
        var room = Encoding.UTF8.GetMaxByteCount(word.Length);
        var starts = unitStarts.Take(room);
        var ends = unitEnds.Take(room);
        merger.Prepare(room);
        Span<byte> utf8 = stackalloc byte[4];
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            Rune.DecodeFromUtf16(word[i..], out var rune, out var units); // U+FFFD for half a character
            foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            {
                (starts[length], ends[length]) = (i, i + units);
                merger.Symbols[length++] = byteIds[value];
            }
            i += units;
        }
        var count = merger.Merge(length);
        var found = subwords.Take(count);
        for (var i = 0; i < count; i++)
        {
            var first = starts[merger.Starts[i]];
            var last = ends[(i + 1 < count ? merger.Starts[i + 1] : length) - 1];
            found[i] = new Subword(merger.Symbols[i], first, last - first);
        }
        return found;
    }
}

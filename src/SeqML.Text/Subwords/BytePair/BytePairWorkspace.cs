using System.Text;
using SeqML.Text.Subwords.Merging;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords.BytePair;

/// <summary>Encodes words, with memory that is used again. One thread at a time uses it.</summary>
internal sealed class BytePairWorkspace(BytePairSymbols symbols, int unknownId)
{
    private readonly WordCache cache = new();
    private readonly PairMerger merger = new(symbols.Table);
    private readonly WorkBuffer<int> places = new(); // where each character begins
    private readonly WorkBuffer<Subword> subwords = new();
    private readonly Stack<(int Symbol, int Start)> parts = new();

    /// <summary>The subwords of a word; valid until the next one is encoded.</summary>
    /// <param name="word">Characters without white space.</param>
    /// <param name="isLast">Whether the word ends with them, as it does unless it is encoded in parts.</param>
    public ReadOnlySpan<Subword> Encode(ReadOnlySpan<char> word, bool isLast)
    {
        if (word.Length > WordCache.LongestWord || !isLast)
            return EncodeAnew(word, isLast);
        if (!cache.TryGet(word, out var found))
            cache.Add(word, found = EncodeAnew(word, isLast));
        return found;
    }

    private ReadOnlySpan<Subword> EncodeAnew(ReadOnlySpan<char> word, bool isLast)
    {
        var starts = places.Take(word.Length + 1);
        merger.Prepare(word.Length);
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var status = Rune.DecodeFromUtf16(word[i..], out var rune, out var units);
            starts[length] = i;
            i += units;
            merger.Symbols[length++] = status == System.Buffers.OperationStatus.Done ? symbols.Of(rune, isLast && i == word.Length) : -1;
        }
        starts[length] = word.Length;
        var merged = merger.Merge(length);
        var found = subwords.Take(length);
        var count = 0;
        for (var i = 0; i < merged; i++)
            Write(merger.Symbols[i], merger.Starts[i], starts, found, ref count);
        return found[..count];
    }

    /// <summary>Adds the token of a symbol, or those of its parts where it is none.</summary>
    private void Write(int symbol, int start, ReadOnlySpan<int> starts, Span<Subword> found, ref int count)
    {
        parts.Push((symbol, start));
        while (parts.TryPop(out var part))
        {
            var id = symbols.TokenOf(part.Symbol);
            if (id < 0 && symbols.TryGetParts(part.Symbol, out var left, out var right))
            {
                parts.Push((right, part.Start + symbols.LengthOf(left)));
                parts.Push((left, part.Start));
                continue;
            }
            if (id < 0)
                id = unknownId;
            var end = part.Start + (part.Symbol < 0 ? 1 : symbols.LengthOf(part.Symbol));
            if (id >= 0)
                found[count++] = new Subword(id, starts[part.Start], starts[end] - starts[part.Start]);
        }
    }
}

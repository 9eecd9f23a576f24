using System.Runtime.InteropServices;
using SeqML.Text.Subwords.Unigram.Search;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>Counts the words of texts: what stands from a mark of white space to the next.</summary>
/// <param name="normalization">What is made of a text before.</param>
/// <param name="maximumUnits">How many UTF-16 units the different words may have together. When they have more, the rarest are forgotten, so that memory is bounded.</param>
internal sealed class WordCounter(UnigramNormalization normalization, int maximumUnits = 1 << 27)
{
    /// <summary>Longer words, as texts without white space are, count as several.</summary>
    private const int LongestWord = 1024;

    /// <summary>What a word takes beside its units.</summary>
    private const int Overhead = 32;

    private Dictionary<string, long> counts = new(StringComparer.Ordinal);
    private long units;

    /// <summary>The words and how often each came.</summary>
    public IReadOnlyCollection<KeyValuePair<string, long>> Counts => counts;

    /// <summary>Counts the words of a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        using var marked = new MarkedText(text, normalization);
        for (int start = 0, end; start < marked.Length; start = end)
        {
            end = marked.Units[(start + 1)..].IndexOf(WhiteSpaceMark.Character) is >= 0 and var length ? start + 1 + length : marked.Length;
            if (end - start > LongestWord)
                end = start + LongestWord - (char.IsHighSurrogate(marked.Units[start + LongestWord - 1]) ? 1 : 0);
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts.GetAlternateLookup<ReadOnlySpan<char>>(), marked.Units[start..end], out var isThere);
            count++;
            if (!isThere && (units += end - start + Overhead) > maximumUnits)
                ForgetRare();
        }
    }

    private void ForgetRare()
    {
        for (var rare = 1L; units > maximumUnits / 2; rare *= 2)
        {
            counts = new Dictionary<string, long>(counts.Where(each => each.Value > rare), StringComparer.Ordinal);
            units = counts.Keys.Sum(word => (long)word.Length + Overhead);
        }
    }
}

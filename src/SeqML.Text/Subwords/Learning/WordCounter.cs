using System.Runtime.InteropServices;
using System.Text;

namespace SeqML.Text.Subwords.Learning;

/// <summary>Counts words, of which there are no more than a limit: where it is reached, those that came least are forgotten, as word2vec does. (Mikolov et al. 2013.)</summary>
internal sealed class WordCounter(int maximum)
{
    /// <summary>Longer runs of characters are no words: they are counted in parts, so that learning takes no time with them.</summary>
    private const int LongestWord = 256;

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    public int Count => counts.Count;

    /// <summary>The words by their counts, frequent ones first, equals in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, long>> Ordered => counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal);

    /// <summary>Counts a word once more; half characters are counted as U+FFFD.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        while (word.Length > LongestWord)
        {
            var end = char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord;
            AddPart(word[..end]);
            word = word[end..];
        }
        AddPart(word);
    }

    private void AddPart(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return;
        if (!Vocabularies.WellFormed.Is(word))
            word = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(word.ToArray()));
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _);
        count++;
        if (counts.Count > maximum)
            Vocabularies.Rarest.Forget(counts, count => count);
    }
}

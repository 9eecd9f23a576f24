using System.Runtime.InteropServices;

namespace SeqML.Text.Vocabularies;

/// <summary>Counts words, and makes a vocabulary of the frequent ones.</summary>
public sealed class VocabularyBuilder
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly int maximum;

    /// <param name="maximumDistinctWords">How many different words are counted at the most, to bound memory; at least 1. Where there are more, the quarter of them that came least is forgotten, and counted anew if it comes
    /// again, as word2vec does (Mikolov et al. 2013). 5,000,000 may take 500 MB.</param>
    public VocabularyBuilder(int maximumDistinctWords = 5_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumDistinctWords, 1);
        maximum = maximumDistinctWords;
    }

    /// <summary>How many different words are counted.</summary>
    public int DistinctCount => counts.Count;

    /// <summary>How many words were counted.</summary>
    public long TotalCount { get; private set; }

    /// <summary>How often a word came.</summary>
    public int CountOf(string word) => counts.GetValueOrDefault(word);

    /// <summary>Counts a word once more. An empty one is not counted.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return;
        CollectionsMarshal.GetValueRefOrAddDefault(counts.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _)++;
        TotalCount++;
        if (counts.Count > maximum)
            Rarest.Forget(counts, count => count);
    }

    /// <summary>The most frequent words first; of equals, in ordinal order. Words with a lone surrogate are left out: no file can hold them.</summary>
    /// <param name="minimumCount">Rarer words are left out; at least 1.</param>
    /// <param name="maximumSize">How many ids at the most, with padding and unknown; at least 2.</param>
    /// <param name="known">Words that are known however rare they are, as those that have vectors; the ones that were not seen follow the others, in this order.</param>
    public Vocabulary Build(int minimumCount, int maximumSize, IReadOnlyCollection<string>? known = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSize, 2);
        var distinct = new HashSet<string>(known ?? [], StringComparer.Ordinal);
        return new Vocabulary(counts
            .Where(entry => entry.Value >= minimumCount || distinct.Contains(entry.Key))
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Key)
            .Concat((known ?? []).Where(word => word.Length > 0 && !counts.ContainsKey(word)).Distinct(StringComparer.Ordinal))
            .Where(word => WellFormed.Is(word))
            .Take(maximumSize - 2));
    }
}

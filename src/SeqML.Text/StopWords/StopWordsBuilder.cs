using System.Runtime.InteropServices;
using SeqML.Text.Lookup;
using SeqML.Text.Vocabularies;

namespace SeqML.Text.StopWords;

/// <summary>Counts in how many documents each word is, and makes a set of stop words of the frequent ones. <see cref="StopWords.Learn"/> does so for documents at hand; this takes words one by one.</summary>
/// <remarks>A word that comes several times in one document counts once. Letter case and the kind of apostrophe do not matter.</remarks>
public sealed class StopWordsBuilder
{
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> entries =
        new Dictionary<string, Entry>(FoldedComparer.Instance).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int maximum;
    private bool isWithin;

    /// <param name="maximumDistinctWords">How many different words are counted at the most, to bound memory; at least 1. Where there are more, the quarter of them that the fewest documents have is forgotten, and counted anew
    /// if it comes again: stop words, which most documents have, stay. 1,000,000 may take 100 MB.</param>
    public StopWordsBuilder(int maximumDistinctWords = 1_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumDistinctWords, 1);
        maximum = maximumDistinctWords;
    }

    /// <summary>How many documents have ended.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>How many different words are counted.</summary>
    public int DistinctCount => entries.Dictionary.Count;

    /// <summary>Counts a word of the document; nothing is allocated for one that was seen before. An empty one is not counted.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        isWithin = true;
        if (word.IsEmpty)
            return;
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, word, out var exists);
        if (!exists || entry.Last != DocumentCount)
            entry = new Entry(entry.Documents + 1, DocumentCount);
        if (!exists && entries.Dictionary.Count > maximum)
            Rarest.Forget(entries.Dictionary, counted => counted.Documents);
    }

    /// <summary>Ends the document: what is added from now on belongs to the next. One without words counts, too.</summary>
    public void EndDocument()
    {
        isWithin = false;
        DocumentCount++;
    }

    /// <summary>The frequent words. A document that has begun and not ended counts.</summary>
    /// <param name="options">How frequent a word must be; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public StopWords Build(StopWordsOptions? options = null)
    {
        options = (options ?? new()).Validated();
        var documents = DocumentCount + (isWithin ? 1 : 0);
        var least = options.MaximumShare is { } share ? share * documents : double.PositiveInfinity;
        return StopWords.FromWords(entries.Dictionary
            .Where(entry => entry.Value.Documents >= options.MinimumDocuments && WordFolding.IsWellFormed(entry.Key))
            .OrderByDescending(entry => entry.Value.Documents)
            .ThenBy(entry => WordFolding.Fold(entry.Key), StringComparer.Ordinal)
            .TakeWhile((entry, rank) => rank < options.MostFrequent || entry.Value.Documents > least)
            .Select(entry => entry.Key));
    }

    /// <summary>How many documents have a word, and the last of them.</summary>
    private readonly record struct Entry(int Documents, int Last);
}

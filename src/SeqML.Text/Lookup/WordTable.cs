namespace SeqML.Text.Lookup;

/// <summary>Words that are found fast and without an allocation, whatever their letter case and their kind of apostrophe.</summary>
/// <remarks>Vocabularies, where letter case matters, have a table of their own (<see cref="Vocabularies.WordIndex"/>).</remarks>
internal sealed class WordTable
{
    private readonly string[] words;
    private readonly FoldedWords others;

    /// <param name="all">Words in any case. Those that are equal count once; empty ones and those with a lone surrogate, which no file could hold, are left out.</param>
    public WordTable(IEnumerable<string> all)
    {
        var distinct = new HashSet<string>(FoldedComparer.Instance);
        foreach (var word in all)
            if (!string.IsNullOrEmpty(word) && WordFolding.IsWellFormed(word))
                distinct.Add(WordFolding.Fold(word));
        words = [.. distinct.Order(StringComparer.Ordinal)];
        Short = new ShortWords(words);
        others = new FoldedWords(words);
    }

    /// <summary>The short words of ASCII, for who has them packed.</summary>
    public ShortWords Short { get; }

    /// <summary>The words in lower case, with straight apostrophes, in ordinal order.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>The index of a word in <see cref="Words"/>; -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<char> word) => ShortWords.TryPack(word, out var packed) ? Short.Find(packed) : others.Find(word);
}

using SeqML.Text.Tokenization;

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
<<<<<<< HEAD
    public int Find(ReadOnlySpan<char> word) => ShortWords.TryPack(word, out var packed) ? shortWords.Find(packed) : longWords.Find(word);

    /// <summary>Leaves the words of a text out that are in the table.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">Where its words stand; those that stay move to the front.</param>
    /// <returns>How many stay.</returns>
    public int Sift(ReadOnlySpan<char> text, Span<TextSpan> spans)
    {
        var count = 0;
        foreach (var span in spans)
        {
            // Each is written, and written over where it is in the table: no jump that depends on words but for the long ones.
            spans[count] = span;
            var isThere = text.Length - span.Start >= ShortWords.Longest && ShortWords.TryPack(text, span.Start, span.Length, out var packed)
                ? shortWords.Contains(packed)
                : Find(span.In(text)) >= 0;
            count += 1 - (isThere ? 1 : 0);
        }
        return count;
    }
=======
    public int Find(ReadOnlySpan<char> word) => ShortWords.TryPack(word, out var packed) ? Short.Find(packed) : others.Find(word);
>>>>>>> main
}

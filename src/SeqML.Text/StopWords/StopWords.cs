using SeqML.Text.Languages;
using SeqML.Text.Lookup;
using SeqML.Text.Tokenization;

namespace SeqML.Text.StopWords;

/// <summary>A set of words that tell nothing of what a text is about: a language's list with words added and kept, one's own, or what was learned of texts. It never changes.</summary>
/// <remarks>
/// Letter case does not matter (by invariant lower case; a capital I with a dot is an i, and a Greek final sigma a sigma), and apostrophes are equal, be they straight or curly. A letter is
/// not equal to what it is decomposed to: texts should be in Unicode's form C, as the lists are. Words with a lone surrogate are in no set: no file could hold them.
/// </remarks>
public sealed class StopWords
{
    private const string WordsFile = "stopwords.txt";

    private readonly WordTable table;

    private StopWords(IEnumerable<string> words) => table = new WordTable(words);

    /// <summary>The negations of the language in question, as "not" and "don't": where a feeling is sought, "not good" must not become "good".</summary>
    public static KeptWords Negations { get; } = new(includesNegations: true, []);

    /// <summary>How many words there are.</summary>
    public int Count => table.Words.Count;

    /// <summary>The words in lower case, with straight apostrophes, each once, in ordinal order: a set is written to a file as these, and made of them again by <see cref="FromWords"/>.</summary>
    public IReadOnlyList<string> Words => table.Words;

    /// <summary>The stop words of a language that SeqML brings.</summary>
    /// <param name="language">Its code of ISO 639-1, in lower case.</param>
    /// <param name="keep">Words that shall be none, <see cref="Negations"/> for instance; they are left out even where <paramref name="add"/> names them. <value>None by default.</value></param>
    /// <param name="add">Words that shall be stop words, too. <value>None by default.</value></param>
    /// <exception cref="ArgumentException">SeqML does not bring the language.</exception>
    public static StopWords Of(string language, KeptWords? keep = null, IEnumerable<string>? add = null) => Of(Language.Of(language), keep, add);

    /// <summary>The stop words of a language: its file <c>stopwords.txt</c>, and <c>negations.txt</c> where negations are kept.</summary>
    /// <param name="language">A language that SeqML brings, or one's own.</param>
    /// <param name="keep">Words that shall be none, <see cref="Negations"/> for instance; they are left out even where <paramref name="add"/> names them. <value>None by default.</value></param>
    /// <param name="add">Words that shall be stop words, too. <value>None by default.</value></param>
    /// <exception cref="ArgumentException">The language lacks one of those files.</exception>
    public static StopWords Of(Language language, KeptWords? keep = null, IEnumerable<string>? add = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        var all = new StopWords(language.Read(WordsFile).Concat(add ?? []));
        return keep is null ? all : all.Without(keep.In(language));
    }

    /// <summary>A set of one's own words. Empty ones are left out.</summary>
    public static StopWords FromWords(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new StopWords(words);
    }

    /// <summary>A set of the words in a file of one's own: UTF-8, a word a line. Blank lines, and lines that are "#" or start with "# ", are notes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no UTF-8. The message names the file and the line.</exception>
    public static StopWords FromFile(string path) => new(WordFile.Read(path));

    /// <summary>The words that many of the documents have: those say little of any. Documents are read once, one after the other; what stays in memory is each different word and its count, of as many words as the options say.</summary>
    /// <param name="documents">Texts, each as its words.</param>
    /// <param name="options">How frequent a word must be; null for the defaults.</param>
    public static StopWords Learn(IEnumerable<IEnumerable<string>> documents, StopWordsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        options = (options ?? new()).Validated();
        var builder = new StopWordsBuilder(options.MaximumDistinctWords);
        foreach (var document in documents)
        {
            foreach (var word in document)
                builder.Add(word);
            builder.EndDocument();
        }
        return builder.Build(options);
    }

    /// <summary>Whether a word is one of the set. Nothing is allocated.</summary>
    public bool Contains(ReadOnlySpan<char> word) => table.Find(word) >= 0;

    /// <summary>Leaves the stop words of a text out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Where its words stand; those that stay move to the front.</param>
    /// <returns>How many stay.</returns>
    internal int Sift(ReadOnlySpan<char> text, Span<TextSpan> words)
    {
        var count = 0;
        foreach (var word in words)
        {
            // Each is written, and written over where it was a stop word: no jump that depends on words but for the long ones.
            words[count] = word;
            var isStopWord = text.Length - word.Start >= ShortWords.Longest && ShortWords.TryPack(text, word.Start, word.Length, out var packed)
                ? table.Short.Contains(packed)
                : Contains(word.In(text));
            count += 1 - (isStopWord ? 1 : 0);
        }
        return count;
    }

    /// <summary>This set and more words.</summary>
    public StopWords With(params IEnumerable<string> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        return new StopWords(Words.Concat(added));
    }

    /// <summary>This set without some words; those that are not in it do not matter.</summary>
    public StopWords Without(params IEnumerable<string> kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var left = new StopWords(kept);
        return new StopWords(Words.Where(word => !left.Contains(word)));
    }
}

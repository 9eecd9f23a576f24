using SeqML.Text.Languages;

namespace SeqML.Text.StopWords;

/// <summary>Words that stay though they are on a list of stop words: the negations of the language in question (<see cref="StopWords.Negations"/>), words of one's own, or both.</summary>
public sealed class KeptWords
{
    private const string NegationsFile = "negations.txt";

    /// <summary>Words of one's own.</summary>
    public KeptWords(params IEnumerable<string> words)
        : this(includesNegations: false, words)
    {
    }

    internal KeptWords(bool includesNegations, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (IncludesNegations, Words) = (includesNegations, [.. words]);
    }

    /// <summary>Whether the language's negations are kept.</summary>
    public bool IncludesNegations { get; }

    /// <summary>The words of one's own.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Words of one's own.</summary>
    public static implicit operator KeptWords(string[] words) => new(words);

    /// <summary>Words of one's own.</summary>
    public static implicit operator KeptWords(List<string> words) => new(words);

    /// <summary>These and more words: <c>StopWords.Negations.And("but", "very")</c>.</summary>
    public KeptWords And(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new KeptWords(IncludesNegations, Words.Concat(words));
    }

    /// <summary>What is kept in a language: the words, and the entries of its <c>negations.txt</c> where negations are kept.</summary>
    /// <param name="language">A language that SeqML brings, or one's own.</param>
    /// <exception cref="ArgumentException">Negations are kept, and the language has no such file.</exception>
    public IReadOnlyList<string> In(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return IncludesNegations ? [.. Words, .. language.Read(NegationsFile)] : Words;
    }
}

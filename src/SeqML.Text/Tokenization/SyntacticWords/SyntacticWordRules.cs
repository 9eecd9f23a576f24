using SeqML.Text.Languages;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>What <see cref="SyntacticWordTokenizer"/> knows of a language: the entries of its files, written into models so that they need the files no more.</summary>
/// <remarks>Entries are of small letters and stand for every case.</remarks>
public sealed record SyntacticWordRules
{
    // What a description leaves out is given as null.

    /// <summary>Abbreviations, which keep their stop ("Mr.", "etc.") unless the sentence ends, and words that begin sentences.</summary>
    /// <value>None.</value>
    public SentenceRules Sentences { get; init => field = value ?? new(); } = new();

    /// <summary>Ends of words that are words: "'s", "n't"; clitics.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Clitics { get; init => field = value ?? []; } = [];

    /// <summary>Words that are several, with blanks where they are split: "can not"; word-splits.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Splits { get; init => field = value ?? []; } = [];

    /// <summary>What stays with the word behind its hyphen: "co" of "co-worker"; hyphen-prefixes.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> HyphenPrefixes { get; init => field = value ?? []; } = [];

    /// <summary>What is a word of its own right after a number: "pm"; number-units.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> NumberUnits { get; init => field = value ?? []; } = [];

    /// <summary>What stands after the last stop of names of sites and files: "com"; name-endings.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> NameEndings { get; init => field = value ?? []; } = [];

    /// <summary>Words that keep a sign: "w/o", "'em"; whole-words.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> WholeWords { get; init => field = value ?? []; } = [];

    /// <summary>The entries of a language's files. What it lacks, it does not know.</summary>
    public static SyntacticWordRules Of(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return new SyntacticWordRules
        {
            Sentences = SentenceRules.Of(language),
            Clitics = Read("clitics.txt"),
            Splits = Read("word-splits.txt"),
            HyphenPrefixes = Read("hyphen-prefixes.txt"),
            NumberUnits = Read("number-units.txt"),
            NameEndings = Read("name-endings.txt"),
            WholeWords = Read("whole-words.txt"),
        };

        IReadOnlyList<string> Read(string file) => language.Has(file) ? language.Read(file) : [];
    }
}

using SeqML.Text.Languages;

namespace SeqML.Text.Tokenization.Sentences;

/// <summary>What <see cref="SentenceSplitter"/> knows of a language: the entries of its files, written into models so that they need the files no more.</summary>
/// <remarks>An abbreviation of lower-case letters stands for every case of it, any other for itself and for its capitals. A stop at its end may be left out. A hyphen at its start stands for any letters: "-str.".</remarks>
public sealed record SentenceRules
{
    // What a description leaves out is given as null.

    /// <summary>Abbreviations that end no sentence: "Dr.", "vs."; abbreviations.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Abbreviations { get; init => field = value ?? []; } = [];

    /// <summary>Abbreviations that may end one: "Inc.", "p.m."; abbreviations-final.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> FinalAbbreviations { get; init => field = value ?? []; } = [];

    /// <summary>Abbreviations before a number only: "No.", "Fig."; abbreviations-numeric.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> NumericAbbreviations { get; init => field = value ?? []; } = [];

    /// <summary>Words that begin sentences; after what may end one, a capital letter alone proves nothing. sentence-starters.txt.</summary>
    /// <value>None: there every capital letter begins one.</value>
    public IReadOnlyList<string> Starters { get; init => field = value ?? []; } = [];

    /// <summary>Words with a capital letter after a number with a stop: "3. Oktober"; ordinal-nouns.txt. A language that has them writes its ordinals with a stop.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> OrdinalNouns { get; init => field = value ?? []; } = [];

    /// <summary>Small-letter words after the Roman number I; before others it is the pronoun: "vol. I of three", but "No. I left."; roman-number-followers.txt.</summary>
    /// <value>None: there I is a number after an abbreviation that numbers follow.</value>
    public IReadOnlyList<string> RomanNumberFollowers { get; init => field = value ?? []; } = [];

    /// <summary>What the sentence goes on with after a closing quote, in scripts without capital letters; quote-continuations.txt.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> QuoteContinuations { get; init => field = value ?? []; } = [];

    /// <summary>The entries of a language's files. What it lacks, it does not know.</summary>
    public static SentenceRules Of(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return new SentenceRules
        {
            Abbreviations = Read("abbreviations.txt"),
            FinalAbbreviations = Read("abbreviations-final.txt"),
            NumericAbbreviations = Read("abbreviations-numeric.txt"),
            Starters = Read("sentence-starters.txt"),
            OrdinalNouns = Read("ordinal-nouns.txt"),
            RomanNumberFollowers = Read("roman-number-followers.txt"),
            QuoteContinuations = Read("quote-continuations.txt"),
        };

        IReadOnlyList<string> Read(string file) => language.Has(file) ? language.Read(file) : [];
    }
}

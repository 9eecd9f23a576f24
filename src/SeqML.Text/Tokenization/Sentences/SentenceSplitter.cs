using System.Text.Json.Serialization;
using SeqML.Text.Languages;

namespace SeqML.Text.Tokenization.Sentences;

/// <summary>Splits text into sentences, and says where each stands, without the blanks around it. Every visible character is in a sentence.</summary>
/// <remarks>
/// docs/text/sentences.md tells how it decides. It looks no further than the next word, and walks once over the text. Abbreviations and the like are data of the language
/// (<see cref="SentenceRules"/>); the marks of all languages are known in each.
/// </remarks>
public sealed class SentenceSplitter : Tokenizer
{
    private readonly SentenceLexicon lexicon;

    /// <summary>For English, with line breaks judged.</summary>
    public SentenceSplitter() : this(Language.Of("en"))
    {
    }

    /// <summary>For a language.</summary>
    /// <param name="language">Whose abbreviations are known.</param>
    /// <param name="lineBreaks">What a single line break says; as default it is judged.</param>
    public SentenceSplitter(Language language, LineBreaks lineBreaks = LineBreaks.Judge) : this(SentenceRules.Of(language), lineBreaks)
    {
    }

    /// <summary>For a language whose entries are given.</summary>
    /// <param name="rules">The entries.</param>
    /// <param name="lineBreaks">What a single line break says.</param>
    /// <exception cref="ArgumentException">An entry is empty, has a blank, or is longer than 32 characters; or the line breaks are no named value.</exception>
    [JsonConstructor]
    public SentenceSplitter(SentenceRules rules, LineBreaks lineBreaks)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (!Enum.IsDefined(lineBreaks))
            throw new ArgumentException($"Expected {string.Join(", ", Enum.GetNames<LineBreaks>())}, found {lineBreaks}.", nameof(lineBreaks));
        (Rules, LineBreaks) = (rules, lineBreaks);
        lexicon = new SentenceLexicon(rules);
    }

    /// <summary>The entries that it uses.</summary>
    public SentenceRules Rules { get; }

    /// <summary>What a single line break says.</summary>
    public LineBreaks LineBreaks { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        new SentenceScanner(text, lexicon, LineBreaks, tokens).Run();
    }
}

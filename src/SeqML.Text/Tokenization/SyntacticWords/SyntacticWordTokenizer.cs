using System.Text.Json.Serialization;
using SeqML.Text.Languages;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>Splits text into words as Universal Dependencies counts them: what has a part of speech and a lemma of its own. "don't" is <c>do</c> <c>n't</c>, "well-made" three, "U.S." and "Mr." one.</summary>
/// <remarks>
/// Unlike the Penn Treebank's rules, it needs no sentences: whether a stop belongs to its word is known by lists. Clitics, abbreviations and the like are data of the language
/// (<see cref="SyntacticWordRules"/>); docs/text/syntactic-words.md tells the rules. Every visible character is in a token, and no token has a blank in it.
/// </remarks>
public sealed class SyntacticWordTokenizer : Tokenizer
{
    private readonly SyntacticWordLexicon lexicon;

    /// <summary>For English.</summary>
    public SyntacticWordTokenizer() : this(Language.Of("en"))
    {
    }

    /// <summary>For a language.</summary>
    /// <param name="language">Whose clitics and abbreviations are known.</param>
    public SyntacticWordTokenizer(Language language) : this(SyntacticWordRules.Of(language))
    {
    }

    /// <summary>For a language whose entries are given.</summary>
    /// <param name="rules">The entries.</param>
    /// <exception cref="ArgumentException">An entry is empty or longer than 32 characters, or has a blank where it is no split.</exception>
    [JsonConstructor]
    public SyntacticWordTokenizer(SyntacticWordRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rules = rules;
        lexicon = new SyntacticWordLexicon(rules);
    }

    /// <summary>The entries that it uses.</summary>
    public SyntacticWordRules Rules { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        new SyntacticWordScanner(text, lexicon, tokens).Run();
    }
}

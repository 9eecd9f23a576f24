using SeqML.Text.Languages;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>A tokenizer, and what it promises beside what all do.</summary>
/// <param name="Tokenizer">The tokenizer.</param>
/// <param name="KeepsVisible">Whether no visible character is outside of all tokens.</param>
/// <param name="Overlaps">Whether tokens may overlap.</param>
/// <param name="KeepsPairs">Whether no token ends within a character of two units.</param>
/// <param name="Lines">Whether the lines of a text have the tokens of the whole.</param>
/// <param name="IsOwn">Whether its loops are our own; those of .NET's expressions have tests beside them.</param>
internal sealed record TokenizerKind(
    Tokenizer Tokenizer, bool KeepsVisible = true, bool Overlaps = false, bool KeepsPairs = true, bool Lines = true, bool IsOwn = true)
{
    public static readonly IReadOnlyDictionary<string, TokenizerKind> All = new Dictionary<string, TokenizerKind>
    {
        ["words"] = new(new WordTokenizer()),
        ["white space"] = new(new WhiteSpaceTokenizer()),
        ["words of Unicode"] = new(new UnicodeWordTokenizer(), KeepsVisible: false),
        ["words and symbols of Unicode"] = new(new UnicodeWordTokenizer(UnicodeSegments.Words | UnicodeSegments.Symbols)),
        ["segments of Unicode"] = new(new UnicodeWordTokenizer(UnicodeSegments.All), Lines: false),
        ["the Treebank"] = new(new TreebankTokenizer(), Lines: false),
        ["the Treebank of today"] = new(new ModernTreebankTokenizer(), Lines: false),
        ["social media"] = new(new SocialMediaTokenizer(), Lines: false),
        ["words and punctuation"] = new(new WordPunctuationTokenizer()),
        ["a regular expression"] = new(new RegexTokenizer(@"\w+|[^\w\s]+"), IsOwn: false),
        ["a regular expression of gaps"] = new(new RegexTokenizer(@"\s+|(?<=\d)(?=[a-z])", new RegexTokenizerOptions { Matches = RegexMatches.Gaps }), IsOwn: false),
        ["a regular expression of words alone"] = new(new RegexTokenizer("[a-z]+", new RegexTokenizerOptions { IgnoreCase = true }), KeepsVisible: false, IsOwn: false),
        ["characters"] = new(new CharacterTokenizer(), Lines: false),
        ["code points"] = new(new CodePointTokenizer(), Lines: false),
        ["character n-grams"] = new(new CharacterNGramTokenizer(2, 4), Overlaps: true, Lines: false),
        ["sentences"] = new(new SentenceSplitter(), Lines: false),
        ["sentences of lines"] = new(new SentenceSplitter(Language.Of("de"), LineBreaks.End)),
        ["sentences of wrapped text"] = new(new SentenceSplitter(Language.Of("ja"), LineBreaks.Blank), Lines: false),
        ["character n-grams of words"] = new(new CharacterNGramTokenizer(1, 3, new WordTokenizer()), Overlaps: true),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}

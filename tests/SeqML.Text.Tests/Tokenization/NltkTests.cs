using System.Globalization;
using System.Text.Json;
using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>The tokenizers that follow NLTK's against what NLTK makes of texts: our own (golden/make_nltk.py) and 2,001 sentences of public data.</summary>
public sealed class NltkTests
{
    private delegate ReadOnlySpan<char> FormOf(ReadOnlySpan<char> text, TextSpan token);

    private static readonly Dictionary<string, (Tokenizer Tokenizer, FormOf Form)> Columns = new()
    {
        ["treebank"] = (new TreebankTokenizer(), TreebankTokenizer.Form),
        ["nltk_word"] = (new ModernTreebankTokenizer(), ModernTreebankTokenizer.Form),
        ["tweet"] = (new SocialMediaTokenizer(), SocialMediaTokenizer.Form),
        ["wordpunct"] = (new WordPunctuationTokenizer(), (text, token) => token.In(text)),
    };

    public static TheoryData<string> Names => [.. Columns.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tokens_of_our_own_texts_are_those_of_NLTK(string column)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "golden", "nltk.jsonl"));
        var differences = Differences(column, lines);
        Assert.Equal(483, lines.Length);
        // docs/text/tokenization.md tells both differences, which are meant: marks belong to words, and no token starts with white space.
        var meant = column switch
        {
            "wordpunct" => differences.Where(text => text.Any(IsMark)),
            "tweet" => differences.Where(text => text.Contains(" \U0001F3FD", StringComparison.Ordinal)),
            _ => [],
        };
        Assert.Equal(meant, differences);
        Assert.Equal(column switch { "wordpunct" => 2, "tweet" => 1, _ => 0 }, differences.Count);
    }

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Tokens_of_public_sentences_are_those_of_NLTK(string column)
    {
        var path = SharedData.Find("tokenizers-nltk3.8-ewtdev.jsonl");
        Skip.If(path is null, SharedData.Absent);
        var lines = File.ReadAllLines(path);
        Assert.Equal(2001, lines.Length);
        Assert.Empty(Differences(column, lines));
    }

    private static List<string> Differences(string column, string[] lines)
    {
        var (tokenizer, form) = Columns[column];
        var differences = new List<string>();
        foreach (var line in lines)
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            var expected = row.RootElement.GetProperty(column).EnumerateArray().Select(token => token.GetString());
            if (!Tokens.SpansOf(tokenizer, text).Select(token => form(text, token).ToString()).SequenceEqual(expected))
                differences.Add(text);
        }
        return differences;
    }

    private static bool IsMark(char unit) => char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

using System.Text.RegularExpressions;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

public sealed partial class DocumentationTests
{
    private static readonly IReadOnlyDictionary<string, Tokenizer> Shown = new Dictionary<string, Tokenizer>
    {
        ["WordTokenizer"] = new WordTokenizer(),
        ["WhiteSpaceTokenizer"] = new WhiteSpaceTokenizer(),
        ["UnicodeWordTokenizer"] = new UnicodeWordTokenizer(),
        ["TreebankTokenizer"] = new TreebankTokenizer(),
        ["SocialMediaTokenizer"] = new SocialMediaTokenizer(),
        ["WordPunctuationTokenizer"] = new WordPunctuationTokenizer(),
        ["CharacterTokenizer"] = new CharacterTokenizer(),
        ["CodePointTokenizer"] = new CodePointTokenizer(),
        ["CharacterNGramTokenizer"] = new CharacterNGramTokenizer(3, 5, new WordTokenizer()),
    };

    [Fact]
    public void The_tokens_that_the_page_shows_are_those_of_the_tokenizers()
    {
        var lines = File.ReadLines(Page()).SkipWhile(line => !line.StartsWith("| type |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).ToList();
        var text = lines[0].Split('"')[1];
        var rows = lines.Skip(2).Select(line => line.Split(" | ")).ToDictionary(cells => cells[0].Trim('|', ' ', '`'), cells => cells[1]);
        Assert.Equal(Shown.Keys.Order(), rows.Keys.Where(name => rows[name].StartsWith('`')).Order());
        foreach (var (name, tokenizer) in Shown)
        {
            var shown = MarkPattern().Matches(rows[name]).Select(mark => mark.Groups[1].Value).ToList();
            var tokens = Tokens.Of(tokenizer, text);
            Assert.Equal(shown, rows[name].EndsWith("...", StringComparison.Ordinal) ? tokens.Take(shown.Count) : tokens);
        }
    }

    private static string Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "docs", "text", "tokenization.md") is var page && File.Exists(page))
                return page;
        throw new DirectoryNotFoundException("Expected the tests to run within the repository, found no docs/text/tokenization.md above them.");
    }

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex MarkPattern();
}

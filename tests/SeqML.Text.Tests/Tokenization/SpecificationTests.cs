using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>Every row of the pages in specs/tokenization that show tokens: the text, then its tokens.</summary>
public sealed class SpecificationTests
{
    private delegate ReadOnlySpan<char> FormOf(ReadOnlySpan<char> text, TextSpan token);

    /// <summary>What the headings name.</summary>
    private static readonly IReadOnlyDictionary<string, Tokenizer> Stages = new Dictionary<string, Tokenizer>
    {
        ["WordTokenizer"] = new WordTokenizer(),
        ["WhiteSpaceTokenizer"] = new WhiteSpaceTokenizer(),
        ["UnicodeWordTokenizer()"] = new UnicodeWordTokenizer(),
        ["UnicodeWordTokenizer(Words | Symbols)"] = new UnicodeWordTokenizer(UnicodeSegments.Words | UnicodeSegments.Symbols),
        ["UnicodeWordTokenizer(Blanks)"] = new UnicodeWordTokenizer(UnicodeSegments.Blanks),
        ["UnicodeWordTokenizer(All)"] = new UnicodeWordTokenizer(UnicodeSegments.All),
        ["TreebankTokenizer"] = new TreebankTokenizer(),
        ["ModernTreebankTokenizer"] = new ModernTreebankTokenizer(),
        ["SocialMediaTokenizer"] = new SocialMediaTokenizer(),
        ["WordPunctuationTokenizer"] = new WordPunctuationTokenizer(),
        ["CharacterTokenizer"] = new CharacterTokenizer(),
        ["CodePointTokenizer"] = new CodePointTokenizer(),
        ["CharacterNGramTokenizer(2, 3)"] = new CharacterNGramTokenizer(2, 3),
        ["CharacterNGramTokenizer(2, 3, new WordTokenizer())"] = new CharacterNGramTokenizer(2, 3, new WordTokenizer()),
        [@"RegexTokenizer(@""[a-z]+(-[a-z]+)*"")"] = new RegexTokenizer("[a-z]+(-[a-z]+)*"),
        [@"RegexTokenizer(@"",\s*"", gaps)"] = new RegexTokenizer(@",\s*", new RegexTokenizerOptions { Matches = RegexMatches.Gaps }),
    };

    /// <summary>How a tokenizer's tokens are written.</summary>
    private static readonly Dictionary<string, (Tokenizer Tokenizer, FormOf Form)> Forms = new()
    {
        ["TreebankTokenizer.Form"] = (new TreebankTokenizer(), TreebankTokenizer.Form),
        ["ModernTreebankTokenizer.Form"] = (new ModernTreebankTokenizer(), ModernTreebankTokenizer.Form),
        ["SocialMediaTokenizer.Form"] = (new SocialMediaTokenizer(), SocialMediaTokenizer.Form),
    };

    private static readonly string[] Pages = ["words.md", "characters.md", "regular-expressions.md", "unicode-words.md", "treebank.md", "social-media.md"];

    /// <summary>By page and line, since a name with half a character in it is no name.</summary>
    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var page in Pages)
                foreach (var row in Read(page))
                    rows.Add(page, row.Line);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Tokens_are_those_of_the_table(string page, int line)
    {
        var row = Read(page).Single(row => row.Line == line);
        if (Forms.TryGetValue(row.Section, out var form))
        {
            var text = row.Text(0);
            Assert.Equal(row.Tokens(1), Tokens.SpansOf(form.Tokenizer, text).Select(span => form.Form(text, span).ToString()));
            return;
        }
        Assert.True(Stages.TryGetValue(row.Section, out var tokenizer), $"Expected a tokenizer as the heading above line {line} of {page}, found '{row.Section}'.");
        Assert.Equal(row.Tokens(1), Tokens.Of(tokenizer, row.Text(0)));
    }

    [Fact]
    public void Every_stage_has_rows() =>
        Assert.Equal(Stages.Keys.Concat(Forms.Keys).Order(), Pages.SelectMany(Read).Select(row => row.Section).Distinct().Order());

    /// <summary>The boundaries of Unicode's rules have a test of their own.</summary>
    private static IEnumerable<SpecRow> Read(string page) => SpecTable.Read("tokenization", page).Where(row => row.Section != "Boundaries");
}

using SeqML.TestKit;
using SeqML.Text.Languages;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tests.Sentences;

/// <summary>Every row of the pages in specs/sentences: the text, then its sentences. A page is named for its language.</summary>
public sealed class SentenceSpecificationTests
{
    private static readonly string[] Languages = ["cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "ja", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr"];

    /// <summary>What the headings name.</summary>
    private static readonly IReadOnlyDictionary<string, LineBreaks> Headings = new Dictionary<string, LineBreaks>
    {
        ["SentenceSplitter"] = LineBreaks.Judge,
        ["SentenceSplitter, line breaks judged"] = LineBreaks.Judge,
        ["SentenceSplitter, line breaks end"] = LineBreaks.End,
        ["SentenceSplitter, line breaks are blanks"] = LineBreaks.Blank,
    };

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var page in Languages.Append("marks"))
                foreach (var row in SpecTable.Read("sentences", page + ".md"))
                    rows.Add(page, row.Line);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Sentences_are_those_of_the_table(string page, int line)
    {
        var row = SpecTable.Read("sentences", page + ".md").Single(row => row.Line == line);
        Assert.True(Headings.TryGetValue(row.Section, out var lineBreaks), $"Expected {string.Join(" or ", Headings.Keys)} as the heading above line {line} of {page}.md, found '{row.Section}'.");
        var splitter = new SentenceSplitter(Language.Of(page == "marks" ? "en" : page), lineBreaks);
        Assert.Equal(row.Tokens(1), Tokens.Of(splitter, row.Text(0)));
    }

    [Fact]
    public void Every_language_with_abbreviations_has_a_page() => Assert.Equal(
        Language.Codes.Where(code => Language.Of(code).Files.Any(file => file.StartsWith("abbreviations", StringComparison.Ordinal) || file == "quote-continuations.txt")), Languages);
}

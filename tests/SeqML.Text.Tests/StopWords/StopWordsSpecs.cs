using SeqML.TestKit;
using SeqML.Text.Languages;
using Words = SeqML.Text.StopWords.StopWords; // within SeqML.Text the room has the name of the type

namespace SeqML.Text.Tests.StopWords;

/// <summary>specs/stop-words/languages.md: a heading starts with the language's code.</summary>
public sealed class StopWordsSpecs
{
    private static readonly IReadOnlyList<SpecRow> Rows = SpecTable.Read("stop-words", "languages.md");

    public static TheoryData<int> Lines => [.. Rows.Select(row => row.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void What_is_left_is_what_the_page_says(int line)
    {
        var row = Rows.Single(row => row.Line == line);
        var language = Language.Of(row.Section.Split(':')[0]);
        Assert.Equal(row.Tokens(1), row.Tokens(0).Where(word => !Words.Of(language).Contains(word)));
        Assert.Equal(row.Tokens(2), row.Tokens(0).Where(word => !Words.Of(language, keep: Words.Negations).Contains(word)));
    }

    [Fact]
    public void Every_language_with_a_list_has_rows() =>
        Assert.Equal(Language.Codes.Where(code => Language.Of(code).Has("stopwords.txt")), Rows.Select(row => row.Section.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
}

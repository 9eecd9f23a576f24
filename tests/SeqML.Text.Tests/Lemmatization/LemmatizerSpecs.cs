using SeqML.TestKit;
using SeqML.Text.Lemmatization;

namespace SeqML.Text.Tests.Lemmatization;

/// <summary>The pages of specs/lemmatization.</summary>
public sealed class LemmatizerSpecs
{
    private static readonly EnglishLemmatizer English = new();
    private static readonly string[] Pages = ["verbs.md", "nouns.md", "adjectives-and-adverbs.md", "other-words.md"];

    public static TheoryData<string, int> GivenRows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var page in Pages)
                foreach (var row in SpecTable.Read("lemmatization", page))
                    rows.Add(page, row.Line);
            return rows;
        }
    }

    public static TheoryData<int> GuessedRows => [.. SpecTable.Read("lemmatization", "sentences.md").Select(row => row.Line)];

    [Theory]
    [MemberData(nameof(GivenRows))]
    public void Lemmas_are_what_the_pages_say(string page, int line)
    {
        var row = SpecTable.Read("lemmatization", page).Single(row => row.Line == line);
        var part = PartOfSpeechTags.Parse(row.Section.Split(':')[0]);
        Assert.NotEmpty(row.Tokens(0));
        Assert.All(row.Tokens(0), form => Assert.Equal(row.Text(1), English.Lemmatize(form, part)));
    }

    [Theory]
    [MemberData(nameof(GuessedRows))]
    public void Guessed_lemmas_are_what_the_page_says(int line)
    {
        var row = SpecTable.Read("lemmatization", "sentences.md").Single(row => row.Line == line);
        Assert.Equal("Guessed", row.Section);
        Assert.Equal(row.Tokens(1), English.Lemmatize(row.Tokens(0)));
    }

    [Fact]
    public void Every_part_of_speech_has_rows() =>
        Assert.Equal(Enum.GetValues<PartOfSpeech>(), Pages.SelectMany(page => SpecTable.Read("lemmatization", page)).Select(row => PartOfSpeechTags.Parse(row.Section.Split(':')[0])).Distinct().Order());
}

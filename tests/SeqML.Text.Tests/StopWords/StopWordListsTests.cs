using SeqML.Text.Languages;

namespace SeqML.Text.Tests.StopWords;

/// <summary>What holds for the list of every language.</summary>
public sealed class StopWordListsTests
{
    private static readonly IEnumerable<string> Listed = Language.Codes.Where(code => Language.Of(code).Has("stopwords.txt") || Language.Of(code).Has("negations.txt"));

    public static TheoryData<string> Codes => [.. Listed];

    [Fact]
    public void There_are_lists_of_many_languages() =>
        Assert.Superset(new HashSet<string> { "ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr" }, Listed.ToHashSet());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Words_are_lower_case_composed_and_come_once(string code)
    {
        foreach (var file in (string[])["stopwords.txt", "negations.txt"])
        {
            var words = Language.Of(code).Read(file);
            Assert.All(words, word => Assert.Equal(word, word.ToLowerInvariant()));
            Assert.All(words, word => Assert.DoesNotContain(word, character => character is >= '\u0300' and <= '\u036F')); // what Unicode's form C would compose
            Assert.DoesNotContain(words, word => word.Any(char.IsWhiteSpace) || word.Contains('\u2019'));
            Assert.Empty(words.GroupBy(word => word).Where(same => same.Count() > 1).Select(same => same.Key));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Negations_are_stop_words(string code)
    {
        var words = Language.Of(code).Read("stopwords.txt").ToHashSet(StringComparer.Ordinal);
        var negations = Language.Of(code).Read("negations.txt");
        Assert.InRange(words.Count, 100, 2000);
        Assert.InRange(negations.Count, 3, words.Count / 3);
        Assert.Subset(words, negations.ToHashSet(StringComparer.Ordinal));
    }
}

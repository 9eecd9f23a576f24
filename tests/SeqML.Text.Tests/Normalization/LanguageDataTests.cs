using System.Text.Json;
using SeqML.TestKit;
using SeqML.Text.Languages;
using SeqML.Text.Normalization;

namespace SeqML.Text.Tests.Normalization;

/// <summary>What stages read of languages: those that SeqML brings, and folders of one's own.</summary>
public sealed class LanguageDataTests
{
    [Fact]
    public void Every_name_of_an_emoji_is_found()
    {
        var stage = new NameEmoji();
        foreach (var entry in Language.Of("en").Read("emoji.txt"))
            if (entry.Split(' ') is [var emoji, var name])
                Assert.Equal($":{name}:", stage.Normalize(emoji + "\uFE0F"));
    }

    [Fact]
    public void Names_of_emoji_are_of_one_emoji_each()
    {
        var names = Language.Of("en").Read("emoji.txt").Select(entry => entry.Split(' ')).ToList();
        Assert.Equal(names.Count, names.Select(entry => entry[0]).Distinct().Count());
        Assert.Equal(names.Count, names.Select(entry => entry[1]).Distinct().Count());
        Assert.True(names.Count > 800);
    }

    [Fact]
    public void Every_month_of_every_language_is_found()
    {
        var languages = Language.Codes.Select(Language.Of).Where(language => language.Has("dates.txt")).ToList();
        Assert.True(languages.Count >= 11);
        foreach (var language in languages)
            foreach (var entry in language.Read("dates.txt").Select(line => line.Split(' ')).Where(words => char.IsAsciiDigit(words[0][0])))
                foreach (var name in entry[1..].Select(name => name.TrimEnd('!')))
                    Assert.Equal($"x 2021-{int.Parse(entry[0]):D2}-07 x", new CanonicalDates(DateOrder.DayMonthYear, language).Normalize($"x 7 {name} 2021 x"));
    }

    [Fact]
    public void No_contraction_stands_for_another()
    {
        var stage = new ExpandContractions();
        foreach (var entry in Language.Of("en").Read("contractions.txt").Where(entry => !entry.StartsWith("... = ", StringComparison.Ordinal)))
        {
            var sides = entry.Split(" = ");
            var followers = sides[0].Split(" / ") is [_, var words] ? words.Split(' ').Select(word => " " + word.Replace("*", "be", StringComparison.Ordinal)).ToArray() : [""];
            sides[0] = sides[0].Split(" / ")[0];
            foreach (var follower in followers)
            foreach (var stem in sides[0].Split(" + ") is [var stems, _] ? stems.Replace("*", "would", StringComparison.Ordinal).Split(' ') : [""])
            {
                var contraction = stem + sides[0].Split(" + ")[^1] + follower;
                var expanded = stage.Normalize(contraction);
                Assert.NotEqual(contraction, expanded);
                Assert.DoesNotContain("'", expanded, StringComparison.Ordinal);
                Assert.EndsWith(sides[1] + follower, expanded, StringComparison.Ordinal);
            }
        }
    }

    [SkippableFact]
    public void Contractions_differ_from_a_public_list_where_the_page_says_so()
    {
        var path = SharedData.Find("contractions_dict.json");
        Skip.If(path is null, SharedData.Absent);
        var stage = new ExpandContractions();
        using var list = JsonDocument.Parse(File.ReadAllBytes(path));
        var others = list.RootElement.EnumerateObject().Where(entry => !stage.Normalize(entry.Name).Equals(entry.Value.GetString(), StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Name);
        Assert.Equal(
            [
                "I'm'a", "I'm'o", "Whatcha", "ain't", "everyone's", "finna", "gimme", "gonna", "gotta", "kinda", "luv", "ma'am", "o'", "o'clock", "ol'", "somebody's", "someone's", "something's", "sux", "wanna", "you'll've",
            ],
            others.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_language_of_ones_own_travels_with_the_stage()
    {
        var folder = Directory.CreateTempSubdirectory("seqml-normalization-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "contractions.txt"), "# of my own\nl' + x' = nothing\n* + 'z = zed\n");
            File.WriteAllText(Path.Combine(folder.FullName, "emoji.txt"), "\U0001F44D bona\n");
            File.WriteAllText(Path.Combine(folder.FullName, "dates.txt"), string.Join('\n', Enumerable.Range(1, 12).Select(month => $"{month} m{(char)('a' + month)}")) + "\nof de la\n");
            var language = Language.FromFolder(folder.FullName);
            var json = new TextNormalizer(new NameEmoji(language), new ExpandContractions(language), new ReplaceDates(language: language)).ToJson();
            folder.Delete(recursive: true);
            Assert.Equal(":bona: a zed <date>", TextNormalizer.FromJson(json).Normalize("\U0001F44D a'z 3 de md"));
        }
        finally
        {
            if (Directory.Exists(folder.FullName))
                folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_language_without_the_file_is_an_error()
    {
        Assert.Contains("contractions.txt", Assert.Throws<ArgumentException>(() => new ExpandContractions(Language.Of("de"))).Message, StringComparison.Ordinal);
        Assert.Contains("emoji.txt", Assert.Throws<ArgumentException>(() => new NameEmoji(Language.Of("de"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"stage":"expandContractions","entries":"won't will not"}""", "won't will not")]
    [InlineData("""{"stage":"expandContractions","entries":"wont = will not"}""", "wont = will not")]
    [InlineData("""{"stage":"expandContractions","entries":"won't = won't"}""", "won't = won't")]
    [InlineData("""{"stage":"expandContractions","entries":""}""", "found \"\"")]
    [InlineData("""{"stage":"expandContractions","entries":"he + 's / been  got = has"}""", "been  got")]
    [InlineData("""{"stage":"expandContractions","entries":"he + 's / * = has"}""", "/ *")]
    [InlineData("""{"stage":"expandContractions"}""", "entries")]
    [InlineData("""{"stage":"nameEmoji","entries":"thumbs up"}""", null)]
    [InlineData("""{"stage":"nameEmoji","entries":"x thumbs-up"}""", "thumbs-up")]
    [InlineData("""{"stage":"replaceDates","with":"<date>","words":"13 extra"}""", "13 extra")]
    [InlineData("""{"stage":"replaceDates","with":"<date>","words":"1 january"}""", "all twelve months")]
    [InlineData("""{"stage":"replaceDates","with":"3 March","words":"1 january"}""", "3 March")]
    [InlineData("""{"stage":"canonicalDates","order":"sideways","words":""}""", "order")]
    [InlineData("""{"stage":"replaceUrls","with":"http://a"}""", "http://a")]
    [InlineData("""{"stage":"canonicalNumbers","decimalSeparator":".","groupSeparator":"."}""", "for both")]
    [InlineData("""{"stage":"canonicalNumbers","decimalSeparator":"x"}""", "'x'")]
    [InlineData("""{"stage":"unicodeForm","form":"FormX"}""", "form")]
    public void Damaged_data_of_a_stage_is_an_error_that_quotes_it(string stage, string? quoted)
    {
        var json = $$"""{"stages":[{{stage}}]}""";
        if (quoted is null)
            Assert.Single(TextNormalizer.FromJson(json).Stages);
        else
            Assert.Contains(quoted, Assert.Throws<InvalidDataException>(() => TextNormalizer.FromJson(json)).Message, StringComparison.Ordinal);
    }
}

using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

public sealed class MaskTests
{
    [Theory]
    [InlineData("<url>")]
    [InlineData("[URL]")]
    [InlineData("(a_b)")]
    [InlineData("{x}")]
    [InlineData("URL")]
    [InlineData(" ")]
    [InlineData("")]
    public void A_mask_is_letters_in_brackets_or_not_or_a_blank_or_nothing(string mask) => Assert.Equal(mask, new ReplaceUrls(mask).With);

    [Theory]
    [InlineData("http://a.b")]
    [InlineData("@a")]
    [InlineData("a b")]
    [InlineData("  ")]
    [InlineData("<>")]
    [InlineData("<a")]
    [InlineData("<a]")]
    [InlineData("<1>")]
    [InlineData("\u00E9")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghi")]
    public void Anything_else_is_an_error_that_quotes_it(string mask)
    {
        Assert.Contains(mask, Assert.Throws<ArgumentException>(() => new ReplaceUrls(mask)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ReplaceEmails(mask));
        Assert.Throws<ArgumentException>(() => new ReplaceMentions(mask));
        Assert.Throws<ArgumentException>(() => new ReplaceHashtags(mask));
        Assert.Throws<ArgumentException>(() => new ReplaceNumbers(mask));
        Assert.Throws<ArgumentException>(() => new ReplaceDates(mask));
        Assert.Throws<ArgumentException>(() => new ReplaceTimes(mask));
        Assert.Throws<ArgumentException>(() => new ReplaceEmoji(mask));
    }

    [Fact]
    public void A_mask_comes_from_what_it_stands_for()
    {
        const string Original = "see http://a.b/c, 3 March";
        var text = new NormalizedText();
        new TextNormalizer(new ReplaceUrls(), new ReplaceDates()).Normalize(Original, text);
        Assert.Equal("see <url>, <date>", text.ToString());
        Assert.Equal("http://a.b/c", text.Original(new TextSpan(4, 5)).In(Original));
        Assert.Equal("http://a.b/c", text.Original(new TextSpan(6, 1)).In(Original));
        Assert.Equal("3 March", text.Original(new TextSpan(11, 6)).In(Original));
    }

    [Fact]
    public void Words_of_a_contraction_come_from_their_parts()
    {
        const string Original = "I'd've";
        var text = new NormalizedText();
        new TextNormalizer(new ExpandContractions()).Normalize(Original, text);
        Assert.Equal("I would have", text.ToString());
        Assert.Equal(["I", "'d", "'ve"], Tokens(text).Select(token => text.Original(token).In(Original).ToString()));
    }

    [Fact]
    public void Words_of_a_hashtag_come_from_their_letters()
    {
        const string Original = "#GoodMorning";
        var text = new NormalizedText();
        new TextNormalizer(new SplitHashtags(), new LowerCase()).Normalize(Original, text);
        Assert.Equal("good morning", text.ToString());
        Assert.Equal(["Good", "Morning"], Tokens(text).Select(token => text.Original(token).In(Original).ToString()));
        Assert.Equal(new TextSpan(5, 0), text.Original(new TextSpan(4, 1)));
    }

    [Theory]
    [InlineData("removePunctuation")]
    [InlineData("removeSymbols")]
    public void What_is_removed_leaves_nothing_or_a_blank(string stage) =>
        Assert.Throws<ArgumentException>(() => stage == "removePunctuation" ? (NormalizationStage)new RemovePunctuation(with: "x") : new RemoveSymbols(with: "  "));

    private static List<TextSpan> Tokens(NormalizedText text)
    {
        var tokens = new List<TextSpan>();
        new WordTokenizer().Tokenize(text.Text, tokens);
        return tokens;
    }
}

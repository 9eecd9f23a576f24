using SeqML.TestKit;
using SeqML.Text.Normalization;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Normalization;

public sealed class TextNormalizerTests
{
    [Fact]
    public void Stages_apply_in_their_order()
    {
        Assert.Equal("a b", new TextNormalizer(new RemovePunctuation(with: " "), new CollapseWhiteSpace()).Normalize("a... b"));
        Assert.Equal("a  b", new TextNormalizer(new CollapseWhiteSpace(), new RemovePunctuation(with: " ")).Normalize("a... b"));
    }

    [Fact]
    public void Without_stages_text_stays()
    {
        var text = "As it is";
        Assert.Same(text, new TextNormalizer().Normalize(text));
        Assert.Same(text, new TextNormalizer(new CollapseWhiteSpace()).Normalize(text));
    }

    [Fact]
    public void A_token_is_traced_to_the_original()
    {
        const string Original = "<<  GOOOOOD\tMorning >>";
        var text = new NormalizedText();
        new TextNormalizer(new RemoveSymbols(), new LowerCase(), new ShortenRepeats(2), new CollapseWhiteSpace()).Normalize(Original, text);
        Assert.Equal("good morning", text.ToString());
        var tokens = new List<TextSpan>();
        new WordTokenizer().Tokenize(text.Text, tokens);
        Assert.Equal(["GOOOOOD", "Morning"], tokens.Select(token => text.Original(token).In(Original).ToString()));
    }

    [Fact]
    public void A_text_in_which_letters_change_in_place_is_the_identity()
    {
        var text = new NormalizedText();
        new TextNormalizer(new LowerCase()).Normalize("NATO", text);
        Assert.True(text.IsIdentity);
        Assert.Equal(new TextSpan(1, 2), text.Original(new TextSpan(1, 2)));
    }

    public static TheoryData<string> StageNames => Stages.Names;

    [Theory]
    [MemberData(nameof(StageNames))]
    public void Memory_is_used_again(string stage)
    {
        const string Original = "Some  words, SO\u00C7ALS e\u0301\u0323, <b title='x'>CASE</b> &amp; http://example.com me@example.com @me #GoodDay 1,234.50 on 3 March 2021, 3.30 pm; "
            + "don't \U0001F44D\U0001F3FD \u200Bsooooo <a='> \uFF11 \r\n";
        var text = new NormalizedText();
        var normalizer = new TextNormalizer(Stages.All[stage]);
        var original = string.Concat(Enumerable.Repeat(Original, 500));
        Assert.Equal(0, Allocations.Of(() => normalizer.Normalize(original, text)));
        Assert.Equal(0, Allocations.Of(() => text.Original(new TextSpan(100, 200))));
    }

    [Fact]
    public void All_stages_together_use_memory_again()
    {
        var text = new NormalizedText();
        var original = string.Concat(Enumerable.Repeat("<p>Don't pay $1,234.50 to me@b.com on 3 March 2021 \U0001F44D!</p> ", 500));
        foreach (var normalizer in Pipelines.All.Values)
            Assert.Equal(0, Allocations.Of(() => normalizer.Normalize(original, text)));
    }

    [Fact]
    public void JSON_keeps_the_order_and_the_options()
    {
        var normalizer = new TextNormalizer(new RemovePunctuation(keep: "'\u00E9"), new LowerCase(), new ShortenRepeats(2), new RemovePunctuation());
        var json = normalizer.ToJson();
        Assert.Equal(normalizer.Stages, TextNormalizer.FromJson(json).Stages);
        Assert.Equal("""{"stages":[{"stage":"lowerCase"},{"stage":"shortenRepeats","maximum":2}]}""", new TextNormalizer(new LowerCase(), new ShortenRepeats(2)).ToJson());
    }

    [Fact]
    public void An_option_that_JSON_does_not_name_has_its_default() =>
        Assert.Equal([new ShortenRepeats(), new RemovePunctuation()], TextNormalizer.FromJson("""{"stages":[{"stage":"shortenRepeats"},{"stage":"removePunctuation"}]}""").Stages);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"stages":null}""")]
    [InlineData("""{"stages":[null]}""")]
    [InlineData("""{"stages":[{}]}""")]
    [InlineData("""{"stages":[{"stage":"unheardOf"}]}""")]
    [InlineData("""{"stages":[{"maximum":2}]}""")]
    [InlineData("""{"stages":[{"stage":"lowerCase","color":"red"}]}""")]
    [InlineData("""{"stages":[{"stage":"shortenRepeats","maximum":0}]}""")]
    [InlineData("""{"stages":[{"stage":"shortenRepeats","maximum":"x"}]}""")]
    [InlineData("""{"stages":[{"stage":"removePunctuation","keep":null}]}""")]
    [InlineData("""{"stages":[{"stage":"removePunctuation","with":"!"}]}""")]
    [InlineData("""{"stages":[{"stage":"lowerCase"}""")]
    public void Damaged_JSON_is_an_error_that_says_what_was_expected(string json)
    {
        var error = Assert.Throws<InvalidDataException>(() => TextNormalizer.FromJson(json));
        Assert.Contains("stages of a text normalizer as JSON", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_an_error()
    {
        Assert.Throws<ArgumentNullException>(() => new TextNormalizer(null!));
        Assert.Throws<ArgumentNullException>(() => new TextNormalizer(new LowerCase(), null!));
        Assert.Throws<ArgumentNullException>(() => TextNormalizer.Default.Normalize(null!));
        Assert.Throws<ArgumentNullException>(() => TextNormalizer.Default.Normalize("a", null!));
        Assert.Throws<ArgumentNullException>(() => TextNormalizer.FromJson(null!));
    }

    [Fact]
    public void One_normalizer_serves_several_threads()
    {
        var normalizer = new TextNormalizer(new CollapseWhiteSpace(), new LowerCase());
        Parallel.For(0, 2000, i => Assert.Equal($"a {i} b", normalizer.Normalize($"A  {i}  B ")));
    }
}

using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

/// <summary>A tokenizer as a text that a model can hold.</summary>
public sealed class TokenizerJsonTests
{
    /// <summary>The descriptions must stay readable forever: saved models hold them.</summary>
    private static readonly IReadOnlyDictionary<string, Tokenizer> Kinds = new Dictionary<string, Tokenizer>
    {
        ["""{"kind":"words"}"""] = new WordTokenizer(),
        ["""{"kind":"whiteSpace"}"""] = new WhiteSpaceTokenizer(),
        ["""{"kind":"unicodeWords","kept":"Words"}"""] = new UnicodeWordTokenizer(),
        ["""{"kind":"unicodeWords","kept":"Words, Symbols"}"""] = new UnicodeWordTokenizer(UnicodeSegments.Words | UnicodeSegments.Symbols),
        ["""{"kind":"treebank"}"""] = new TreebankTokenizer(),
        ["""{"kind":"modernTreebank"}"""] = new ModernTreebankTokenizer(),
        ["""{"kind":"socialMedia"}"""] = new SocialMediaTokenizer(),
        ["""{"kind":"wordPunctuation"}"""] = new WordPunctuationTokenizer(),
        ["""{"kind":"regex","pattern":"[a-z]\u002B","options":{"matches":"Tokens","ignoreCase":false,"timeLimit":"00:00:01"}}"""] = new RegexTokenizer("[a-z]+"),
        ["""{"kind":"regex","pattern":"\\s\u002B","options":{"matches":"Gaps","ignoreCase":true,"timeLimit":"00:01:00"}}"""] =
            new RegexTokenizer(@"\s+", new RegexTokenizerOptions { Matches = RegexMatches.Gaps, IgnoreCase = true, TimeLimit = TimeSpan.FromMinutes(1) }),
        ["""{"kind":"characters"}"""] = new CharacterTokenizer(),
        ["""{"kind":"codePoints"}"""] = new CodePointTokenizer(),
        ["""{"kind":"characterNGrams","minimum":3,"maximum":5,"words":null}"""] = new CharacterNGramTokenizer(),
        ["""{"kind":"characterNGrams","minimum":1,"maximum":2,"words":{"kind":"words"}}"""] = new CharacterNGramTokenizer(1, 2, new WordTokenizer()),
    };

    public static TheoryData<string> Descriptions => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_kind_and_its_options_are_written_and_read(string json)
    {
        Assert.Equal(json, Kinds[json].ToJson());
        var read = Tokenizer.FromJson(json);
        Assert.IsType(Kinds[json].GetType(), read);
        Assert.Equal(json, read.ToJson());
    }

    [Fact]
    public void Every_kind_has_a_description() => Assert.Empty(
        typeof(Tokenizer).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Tokenizer)) && !type.IsAbstract && type.Namespace == typeof(Tokenizer).Namespace)
            .Except(Kinds.Values.Select(tokenizer => tokenizer.GetType()))
            .Select(type => type.Name));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"kind\":null}")]
    [InlineData("{\"kind\":7}")]
    [InlineData("{\"kind\":\"sieve\"}")]
    [InlineData("{\"kind\":\"words\"")]
    [InlineData("{\"kind\":\"words\"}}")]
    [InlineData("{\"kind\":\"words\",\"kind\":\"words\"}")]
    [InlineData("{\"kind\":\"words\",\"size\":7}")]
    [InlineData("{\"Kind\":\"words\"}")]
    [InlineData("{\"kind\":\"unicodeWords\",\"kept\":\"None\"}")]
    [InlineData("{\"kind\":\"unicodeWords\",\"kept\":8}")]
    [InlineData("{\"kind\":\"regex\"}")]
    [InlineData("{\"kind\":\"regex\",\"pattern\":null}")]
    [InlineData("{\"kind\":\"regex\",\"pattern\":\"(\"}")]
    [InlineData("{\"kind\":\"regex\",\"pattern\":\"a\",\"options\":{\"matches\":\"Words\"}}")]
    [InlineData("{\"kind\":\"regex\",\"pattern\":\"a\",\"options\":{\"timeLimit\":\"-00:00:01\"}}")]
    [InlineData("{\"kind\":\"characterNGrams\",\"minimum\":0}")]
    [InlineData("{\"kind\":\"characterNGrams\",\"minimum\":\"1\"}")]
    [InlineData("{\"kind\":\"characterNGrams\",\"words\":{\"kind\":\"characterNGrams\"}}")]
    public void What_is_no_description_is_told(string json)
    {
        var error = Assert.Throws<InvalidDataException>(() => Tokenizer.FromJson(json));
        Assert.Contains("Expected the description of a tokenizer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_no_description() => Assert.Throws<ArgumentNullException>(() => Tokenizer.FromJson(null!));

    [Fact]
    public void A_long_text_that_is_no_description_is_not_told_in_full() =>
        Assert.True(Assert.Throws<InvalidDataException>(() => Tokenizer.FromJson(new string('[', 1 << 20))).Message.Length < 1000);
}

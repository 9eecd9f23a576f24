using SeqML.Text.Subwords;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Subwords;

/// <summary>What all kinds of subword tokenizers share.</summary>
public sealed class SubwordTokenizerTests
{
    private static readonly SpecialTokens Special = new() { Padding = "_", Unknown = "?", Beginning = "<s>", End = "</s>", Mask = "<m>", Others = ["<s><s>"] };

    private static LetterTokenizer Letters(bool areRecognized) =>
        new(Special with { AreRecognizedInText = areRecognized }, "a", "b", "_", "?", "<s>", "</s>", "<m>", "<s><s>", "<");

    [Fact]
    public void Special_tokens_have_the_ids_of_the_vocabulary()
    {
        var tokenizer = Letters(areRecognized: false);
        Assert.Equal([2, 3, 4, 5, 6], [tokenizer.PaddingId, tokenizer.UnknownId, tokenizer.BeginningId, tokenizer.EndId, tokenizer.MaskId]);
        Assert.Equal([2, 3, 4, 5, 6, 7], Enumerable.Range(0, tokenizer.Count).Where(tokenizer.IsSpecial));
        Assert.Equal(["_", "?", "<s>", "</s>", "<m>", "<s><s>"], Special.All);
    }

    [Fact]
    public void What_is_not_named_has_no_id()
    {
        var tokenizer = new LetterTokenizer(SpecialTokens.None, "a");
        Assert.Null(tokenizer.PaddingId ?? tokenizer.UnknownId ?? tokenizer.BeginningId ?? tokenizer.EndId ?? tokenizer.MaskId);
        Assert.False(tokenizer.IsSpecial(0));
    }

    [Fact]
    public void Special_tokens_in_a_text_are_text_unless_one_asks()
    {
        Assert.Equal("a | < | ? | ? | b", Shown(Letters(areRecognized: false), "a<s>b"));
        Assert.Equal("a | <s> | b", Shown(Letters(areRecognized: true), "a<s>b"));
    }

    [Fact]
    public void Of_special_tokens_that_begin_at_one_place_the_longest_counts() =>
        Assert.Equal("<s><s> | <s> | < | </s> | < | _ | a", Shown(Letters(areRecognized: true), "<s><s><s><</s><_a"));

    [Fact]
    public void Spans_slice_the_whole_text_around_special_tokens()
    {
        const string Text = "ab</s>ba<m>x";
        var (ids, spans) = (new List<int>(), new List<TextSpan>());
        Letters(areRecognized: true).Encode(Text, ids, spans);
        Assert.Equal(["a", "b", "</s>", "b", "a", "<m>", "x"], spans.Select(span => span.In(Text).ToString()));
        Assert.Equal(7, Letters(areRecognized: true).CountTokens(Text));
    }

    [Fact]
    public void Ids_are_added_to_what_is_in_the_list()
    {
        var ids = new List<int> { 42 };
        Letters(areRecognized: false).Encode("ab", ids);
        Assert.Equal([42, 0, 1], ids);
    }

    [Fact]
    public void A_token_has_an_id_and_an_id_a_token()
    {
        var tokenizer = Letters(areRecognized: false);
        Assert.True(tokenizer.TryGetId("</s>", out var id));
        Assert.Equal("</s>", tokenizer.TokenOf(id));
        Assert.False(tokenizer.TryGetId("z", out _));
        Assert.Equal(tokenizer.Count, tokenizer.Tokens.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void An_id_that_is_none_is_told(int id)
    {
        var tokenizer = Letters(areRecognized: false);
        Assert.Contains("from 0 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.TokenOf(id)).Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 8", Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode([0, id])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_has_every_token_once_and_the_special_ones_too()
    {
        Assert.Contains("'a' with the ids 0 and 2", Assert.Throws<InvalidDataException>(() => new LetterTokenizer(SpecialTokens.None, "a", "b", "a")).Message, StringComparison.Ordinal);
        Assert.Contains("at least one token", Assert.Throws<InvalidDataException>(() => new LetterTokenizer(SpecialTokens.None)).Message, StringComparison.Ordinal);
        Assert.Contains("with the id 1", Assert.Throws<InvalidDataException>(() => new LetterTokenizer(SpecialTokens.None, "a", "")).Message, StringComparison.Ordinal);
        Assert.Contains("with the id 1", Assert.Throws<InvalidDataException>(() => new LetterTokenizer(SpecialTokens.None, "a", "\uD83D")).Message, StringComparison.Ordinal);
        Assert.Contains("'[PAD]'", Assert.Throws<InvalidDataException>(() => new LetterTokenizer(SpecialTokens.Bert, "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_special_token_is_a_text()
    {
        foreach (var token in (string[])["", "\uDC4D"])
            Assert.Throws<ArgumentException>(() => new LetterTokenizer(new SpecialTokens { Others = [token] }, "a"));
    }

    private static string Shown(LetterTokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        tokenizer.Encode(text, ids);
        return string.Join(" | ", ids.Select(tokenizer.TokenOf));
    }
}

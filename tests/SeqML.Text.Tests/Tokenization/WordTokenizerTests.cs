using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

public sealed class WordTokenizerTests
{
    [Fact]
    public void A_token_says_where_it_stands()
    {
        var spans = Tokens.SpansOf(" good, \U0001F44D");
        Assert.Equal([new TextSpan(1, 4), new TextSpan(5, 1), new TextSpan(7, 2)], spans);
        Assert.Equal([5, 6, 9], spans.Select(span => span.End));
    }

    [Fact]
    public void Null_is_a_text_without_tokens() => Assert.Empty(Tokens.Of(null));

    [Fact]
    public void After_the_last_token_there_is_none()
    {
        var tokens = WordTokenizer.Tokenize("good ");
        Assert.True(tokens.MoveNext());
        Assert.False(tokens.MoveNext());
        Assert.False(tokens.MoveNext());
    }

    [Fact]
    public void Foreach_starts_where_the_enumerator_is()
    {
        var tokens = WordTokenizer.Tokenize("a b c");
        tokens.MoveNext();
        var rest = 0;
        foreach (var _ in tokens)
            rest++;
        Assert.Equal(2, rest);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Marks_without_end_on_a_symbol_are_all_in_tokens(int marks)
    {
        var text = "!" + new string('\u0301', marks);
        Assert.Equal(text, string.Concat(Tokens.Of(text)));
    }

    [Fact]
    public void A_cluster_longer_than_the_window_is_not_cut_within_a_character()
    {
        // 31 joined emoji put the window's edge, 64 units, between the halves of one.
        var text = string.Join('\u200D', Enumerable.Repeat("\U0001F469", 40));
        var tokens = Tokens.Of(text);
        Assert.True(tokens.Count > 1);
        Assert.All(tokens, token => Assert.True(char.IsHighSurrogate(token[0]) && !char.IsHighSurrogate(token[^1])));
    }
}

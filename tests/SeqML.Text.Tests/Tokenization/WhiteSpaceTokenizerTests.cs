using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

public sealed class WhiteSpaceTokenizerTests
{
    [Fact]
    public void Tokens_are_those_of_a_split() => Check.One(Texts.Trials(4000), Prop.ForAll(Texts.Any, text =>
        Tokens.Of(new WhiteSpaceTokenizer(), text).SequenceEqual(text.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void Spans_ascend_and_slice_the_text()
    {
        Assert.Equal([new TextSpan(1, 5), new TextSpan(8, 1)], Tokens.SpansOf(new WhiteSpaceTokenizer(), " good,\t\nx "));
        Assert.Empty(Tokens.SpansOf(new WhiteSpaceTokenizer(), null));
    }

    [Fact]
    public void After_the_last_word_there_is_none()
    {
        var words = WhiteSpaceTokenizer.Tokenize("good ");
        Assert.True(words.MoveNext());
        Assert.False(words.MoveNext());
        Assert.False(words.MoveNext());
    }

    [Fact]
    public void A_list_that_is_used_again_costs_nothing()
    {
        var tokenizer = new WhiteSpaceTokenizer();
        var text = string.Concat(Enumerable.Repeat("some words\n", 100_000));
        var tokens = new List<TextSpan>();
        Assert.Equal(0, Allocations.Of(() =>
        {
            tokens.Clear();
            tokenizer.Tokenize(text, tokens);
        }));
        Assert.Equal(200_000, tokens.Count);
    }
}

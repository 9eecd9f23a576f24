using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Characters;
using SeqML.Text.Tests.Tokenization;

namespace SeqML.Text.Tests.Characters;

public sealed class WordCasingTests
{
    [Theory]
    [InlineData(WordCasing.Lower, "london", "a", "e.g", "don't", "\u00E9t\u00E9", "\u00DF", "\u0444", "ca\u0301", "a\u65E5", "@user", "#tag", "\U00010428")]
    [InlineData(WordCasing.Title, "London", "A", "I", "'Tis", "(London", "\u00C9t\u00E9", "\u01C5ivan", "J.", "O'", "\u65E5Ab", "@User", "\U00010400\U00010428")]
    [InlineData(WordCasing.Upper, "NATO", "UN", "U.S", "\u00C9T\u00C9", "AT&T", "\u65E5AB", "\U00010400\U00010400")]
    [InlineData(WordCasing.Mixed, "iPhone", "McDonald", "New-York", "NATO's", "eBay", "aB", "ABc", "\u00E9T")]
    [InlineData(WordCasing.Number, "1990", "3,000.5", "10:30", "50%", "-5", "\u00BD", "\u2163", "\u0663", "$5", "1\u20E3")]
    [InlineData(WordCasing.ContainsDigit, "covid-19", "B2B", "1990s", "5G", "a\u00BD", "\u65E51", "U2")]
    [InlineData(WordCasing.Symbol, ",", "...", "\u20AC", "_", "+", "\u00AB", "\U0001F600", "\U0001F44D\U0001F3FD", "\u2764\uFE0F", "-\u0301")]
    [InlineData(WordCasing.Other, "", " ", "\0", "\u65E5\u672C", "\u05D0", "\u0301", "\u200D", "\u02B0")]
    public void Words_look_as_the_table_says(WordCasing casing, params string[] words) =>
        Assert.All(words, word => Assert.Equal(casing, WordCasings.Of(word)));

    [Fact]
    public void Half_a_character_alone_is_no_word() => // here, since attributes cannot hold one
        Assert.Equal([WordCasing.Other, WordCasing.Other], new[] { WordCasings.Of("\uD83D"), WordCasings.Of("\uDE00") });

    [Fact]
    public void The_values_are_those_that_models_were_saved_with()
    {
        WordCasing[] order = [WordCasing.Other, WordCasing.Lower, WordCasing.Title, WordCasing.Upper, WordCasing.Mixed, WordCasing.Number, WordCasing.ContainsDigit, WordCasing.Symbol];
        Assert.Equal(order, Enum.GetValues<WordCasing>());
        Assert.Equal(WordCasings.Count, order.Length);
    }

    [Fact]
    public void Any_text_has_one_of_them() =>
        Check.One(Texts.Trials(1000), Prop.ForAll(Texts.Any, text => Enum.IsDefined(WordCasings.Of(text))));

    [Fact]
    public void Half_a_character_changes_nothing() =>
        Check.One(Texts.Trials(500), Prop.ForAll(Texts.Any, text => WordCasings.Of(text) == WordCasings.Of("\uDC00" + text)));

    [Fact]
    public void Looking_at_a_word_allocates_nothing()
    {
        var huge = string.Concat(Enumerable.Repeat("a\U0001F600\uD83D", 1 << 18));
        var found = WordCasing.Other;
        Assert.Equal(0, Allocations.Of(() => found = WordCasings.Of(huge)));
        Assert.Equal(WordCasing.Lower, found);
    }
}

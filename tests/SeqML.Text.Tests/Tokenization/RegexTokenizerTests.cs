using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Tests.Tokenization;

public sealed class RegexTokenizerTests
{
    private static readonly RegexTokenizerOptions Gaps = new() { Matches = RegexMatches.Gaps };

    private static readonly RegexTokenizerOptions Hurried = new() { TimeLimit = TimeSpan.FromMilliseconds(5) };

    [Theory]
    [InlineData(@"\w+")]
    [InlineData(@"[a-z]|7*|\s")]
    [InlineData(@"(?<=a).|\b\w")]
    [InlineData(@"(.)\1")]
    public void Tokens_are_the_matches_that_have_characters(string pattern) => Holds(text =>
        Tokens.Of(new RegexTokenizer(pattern), text).SequenceEqual(
            Regex.Matches(text, pattern, RegexOptions.CultureInvariant).Select(match => match.Value).Where(value => value.Length > 0)));

    [Theory]
    [InlineData(@"\s+")]
    [InlineData("a|")]
    [InlineData(@"(?<=\d)(?=\D)|,")]
    public void Gaps_are_what_a_split_is_at(string pattern) => Holds(text =>
        Tokens.Of(new RegexTokenizer(pattern, Gaps), text).SequenceEqual(
            Regex.Split(text, pattern, RegexOptions.CultureInvariant).Where(value => value.Length > 0)));

    [Fact]
    public void Case_is_ignored_on_request_by_the_rules_of_no_culture()
    {
        Assert.Equal(["ab", "k"], Tokens.Of(new RegexTokenizer("[a-z]+"), "abC k"));
        Assert.Equal(["abC", "K"], Tokens.Of(new RegexTokenizer("[a-z]+", new RegexTokenizerOptions { IgnoreCase = true }), "abC K"));
    }

    /// <summary>Each takes exponential time for .NET's usual engine.</summary>
    [Theory]
    [InlineData(@"(a+)+$")]
    [InlineData(@"(a|a)*$")]
    [InlineData(@"(a*)*\n")]
    [InlineData(@"(\w+\s?)*;")]
    public void A_pattern_that_backtracks_without_end_runs_in_linear_time(string pattern)
    {
        var tokenizer = new RegexTokenizer(pattern);
        Assert.True(tokenizer.IsLinear);
        Assert.Equal([], Tokens.Of(tokenizer, new string('a', 1 << 20) + "!").Where(token => token != "!"));
        Assert.Equal(0, tokenizer.Interruptions);
    }

    [Fact]
    public void A_match_that_takes_too_long_leaves_the_rest_as_one_token_and_is_counted()
    {
        var tokenizer = new RegexTokenizer(@"b|(?=(a+)+$)a+", Hurried);
        Assert.False(tokenizer.IsLinear);
        var text = "b b" + new string('a', 100) + "!";
        Assert.Equal([new TextSpan(0, 1), new TextSpan(2, 1), new TextSpan(3, 101)], Tokens.SpansOf(tokenizer, text));
        Assert.Equal(1, tokenizer.Interruptions);
        Assert.Equal(["b", "b"], Tokens.Of(tokenizer, "b!b!"));
        Assert.Equal(1, tokenizer.Interruptions);
        Tokens.Of(tokenizer, text);
        Assert.Equal(2, tokenizer.Interruptions);
    }

    [Fact]
    public void A_gap_that_takes_too_long_leaves_the_rest_as_one_token()
    {
        var tokenizer = new RegexTokenizer(@",|(?=(a+)+$)a+", Hurried with { Matches = RegexMatches.Gaps });
        Assert.Equal(["b", new string('a', 100) + "!"], Tokens.Of(tokenizer, "b," + new string('a', 100) + "!"));
        Assert.Equal(1, tokenizer.Interruptions);
    }

    /// <summary>No match takes long, but a million of them would take hours: each looks to the end of the text.</summary>
    [Fact]
    public void Matches_that_take_too_long_together_leave_the_rest_as_one_token()
    {
        var tokenizer = new RegexTokenizer(@"a(?=a*(b|!))", new RegexTokenizerOptions { TimeLimit = TimeSpan.FromMilliseconds(100) });
        var text = new string('a', 1 << 20) + "!";
        var tokens = Tokens.Of(tokenizer, text);
        Assert.Equal(1, tokenizer.Interruptions);
        Assert.Equal(text, string.Concat(tokens));
        Assert.All(tokens.SkipLast(1), token => Assert.Equal("a", token));
        Assert.True(tokens[^1].Length > 1000);
    }

    [Fact]
    public void Half_a_character_in_a_pattern_is_told_and_can_be_written()
    {
        foreach (var pattern in (string[])["a\uD83D", "\uDC4Da"])
            Assert.Contains("lone surrogate", Assert.Throws<ArgumentException>(() => new RegexTokenizer(pattern)).Message, StringComparison.Ordinal);
        Assert.Equal(["\uD83D", "\uD83D"], Tokens.Of(new RegexTokenizer(@"\uD83D"), "a\uD83Db\U0001F44D"));
        Assert.Equal(["\U0001F44D"], Tokens.Of(new RegexTokenizer("\U0001F44D"), "a\uD83Db\U0001F44D"));
    }

    [Theory]
    [InlineData("(a")]
    [InlineData("")]
    public void What_is_no_pattern_is_told(string pattern) => Assert.ThrowsAny<ArgumentException>(() => new RegexTokenizer(pattern));

    [Fact]
    public void A_pattern_that_is_too_long_is_told() =>
        Assert.Contains("20000", Assert.Throws<ArgumentException>(() => new RegexTokenizer(new string('a', 20_001))).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_out_of_range_are_told()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegexTokenizer("a", new RegexTokenizerOptions { Matches = (RegexMatches)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegexTokenizer("a", new RegexTokenizerOptions { TimeLimit = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegexTokenizer("a", new RegexTokenizerOptions { TimeLimit = TimeSpan.FromHours(2) }));
    }

    /// <summary>Patterns that an automaton of millions of states would be made of.</summary>
    [Theory]
    [InlineData("((a{1,1000}){1,1000}){1,1000}")]
    [InlineData("(?:(?:(?:a{1000}){1000}){1000})+")]
    [InlineData("((((((a{0,9}){0,9}){0,9}){0,9}){0,9}){0,9})b")]
    public void A_pattern_too_big_to_be_linear_has_the_limit_of_time(string pattern)
    {
        var tokenizer = new RegexTokenizer(pattern, Hurried);
        Assert.False(tokenizer.IsLinear);
        Assert.True(Tokens.Of(tokenizer, new string('a', 1 << 18)).Count <= 1 << 18);
    }

    [Fact]
    public void Ten_thousand_brackets_are_read() =>
        Assert.Equal(["a", "a"], Tokens.Of(new RegexTokenizer(new string('(', 9_000) + "a" + new string(')', 9_000)), "a a"));

    [Fact]
    public void Nothing_is_allocated_for_a_token()
    {
        var tokenizer = new RegexTokenizer(@"\w+|[^\w\s]+");
        var text = string.Concat(Enumerable.Repeat("some words, and more. ", 10_000));
        var tokens = new List<TextSpan>();
        Assert.Equal(0, Allocations.Of(() =>
        {
            tokens.Clear();
            tokenizer.Tokenize(text, tokens);
        }));
    }

    private static void Holds(Func<string, bool> law) => Check.One(Texts.Trials(2000), Prop.ForAll(Texts.Any, law));
}

using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Text.Tests.Tokenization;
using SeqML.Text.Vocabularies;

namespace SeqML.Text.Tests.Vocabularies;

public sealed class VocabularyBuilderTests
{
    [Fact]
    public void Frequent_words_come_first_and_equals_in_ordinal_order() =>
        Assert.Equal(["c", "B", "a", "b", "\u00E4"], Counted("c", "a", "c", "b", "\u00E4", "B", "c").Build(1, 100).Words);

    [Fact]
    public void The_order_in_which_words_come_does_not_matter() =>
        Assert.Equal(Counted("a", "b", "b", "c").Build(1, 100).Words, Counted("c", "b", "a", "b").Build(1, 100).Words);

    [Theory]
    [InlineData(1, new[] { "three", "two", "one" })]
    [InlineData(2, new[] { "three", "two" })]
    [InlineData(3, new[] { "three" })]
    [InlineData(4, new string[0])]
    public void Words_rarer_than_the_minimum_are_left_out(int minimum, string[] words) =>
        Assert.Equal(words, Counted("one", "two", "two", "three", "three", "three").Build(minimum, 100).Words);

    [Theory]
    [InlineData(2, new string[0])]
    [InlineData(3, new[] { "c" })]
    [InlineData(4, new[] { "c", "a" })]
    [InlineData(int.MaxValue, new[] { "c", "a", "b" })]
    public void The_maximum_counts_padding_and_unknown(int maximum, string[] words)
    {
        var vocabulary = Counted("a", "b", "c", "c").Build(1, maximum);
        Assert.Equal(words, vocabulary.Words);
        Assert.True(vocabulary.Count <= maximum);
    }

    [Theory]
    [InlineData(0, 100, "minimumCount")]
    [InlineData(-1, 100, "minimumCount")]
    [InlineData(1, 1, "maximumSize")]
    [InlineData(1, int.MinValue, "maximumSize")]
    public void What_is_out_of_range_is_named(int minimum, int maximum, string name) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Counted("a").Build(minimum, maximum)).ParamName);

    [Fact]
    public void Empty_words_are_not_counted()
    {
        var builder = Counted("", "a", "", null!);
        Assert.Equal(1, builder.DistinctCount);
        Assert.Equal(["a"], builder.Build(1, 100).Words);
    }

    [Fact]
    public void Letter_case_makes_words_different()
    {
        var builder = Counted("Good", "good", "GOOD", "good");
        Assert.Equal(3, builder.DistinctCount);
        Assert.Equal(["good", "GOOD", "Good"], builder.Build(1, 100).Words);
    }

    [Fact]
    public void Without_words_a_vocabulary_has_none()
    {
        Assert.Equal(0, new VocabularyBuilder().DistinctCount);
        Assert.Equal(2, new VocabularyBuilder().Build(1, 100).Count);
    }

    [Fact]
    public void Building_again_after_more_words_counts_all()
    {
        var builder = Counted("a", "a", "b");
        Assert.Equal(["a"], builder.Build(2, 100).Words);
        builder.Add("b");
        Assert.Equal(["a", "b"], builder.Build(2, 100).Words);
    }

    [Fact]
    public void A_known_word_is_counted_without_an_allocation()
    {
        var builder = Counted("good", "bad");
        Assert.Equal(0, Allocations.Of(() => builder.Add("bad good".AsSpan(4))));
        Assert.Equal(["good", "bad"], builder.Build(1, 100).Words);
    }

    /// <summary>Half a character can be written to no file; a model would not know the word again when it is loaded.</summary>
    [Fact]
    public void Words_with_half_a_character_are_left_out()
    {
        var builder = Counted("a", "\uD83D", "\uDC4D", "a\uD83D", "\uDC4D\uD83D", "\U0001F44D", "\uFFFD");
        Assert.Equal(["a", "\U0001F44D", "\uFFFD"], builder.Build(1, 100).Words);
    }

    [Fact]
    public void Every_word_that_is_kept_is_as_frequent_as_any_left_out() =>
        Check.One(Texts.Trials(500), Prop.ForAll(Texts.Any, text =>
        {
            var words = text.Select(unit => (unit % 7).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            var kept = Counted(words).Build(1, 5).Words.ToHashSet();
            var counts = words.CountBy(word => word).ToDictionary();
            return kept.Count == Math.Min(3, counts.Count)
                && kept.All(word => counts.Where(other => !kept.Contains(other.Key)).All(other => other.Value <= counts[word]));
        }));

    [Fact]
    public void Words_that_are_known_anyway_are_kept_however_rare_and_unseen_ones_follow_in_their_order()
    {
        var counted = Counted("b", "b", "rare", "rarer", "Z");
        Assert.Equal(["b", "rare", "z", "a"], counted.Build(2, 100, ["z", "a", "rare", "b", "z", ""]).Words);
        Assert.Equal(["b", "rare", "z"], counted.Build(2, 5, ["z", "a", "rare", "b"]).Words);
        Assert.Equal(["b"], counted.Build(2, 100, []).Words);
        Assert.Equal(["b", "a"], counted.Build(2, 100, ["\uD83D", "a"]).Words);
    }

    [Fact]
    public void Where_there_are_too_many_words_rare_ones_are_forgotten()
    {
        var builder = new VocabularyBuilder(maximumDistinctWords: 100);
        foreach (var i in Enumerable.Range(0, 5000))
        {
            builder.Add("always");
            builder.Add($"{i}x");
            Assert.InRange(builder.DistinctCount, 1, 100);
        }
        Assert.Equal((5000, 10_000L), (builder.CountOf("always"), builder.TotalCount));
        Assert.Equal(["always"], builder.Build(2, 1000).Words);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VocabularyBuilder(0));
    }

    private static VocabularyBuilder Counted(params string[] words)
    {
        var builder = new VocabularyBuilder();
        foreach (var word in words)
            builder.Add(word);
        return builder;
    }
}

using SeqML.TestKit;
using SeqML.Text.Vocabularies;

namespace SeqML.Text.Tests.Vocabularies;

public sealed class VocabularyTests
{
    [Fact]
    public void Ids_are_0_for_padding_1_for_unknown_and_from_2_on_for_words()
    {
        var vocabulary = new Vocabulary(["b", "a"]);
        Assert.Equal((0, 1), (Vocabulary.PaddingId, Vocabulary.UnknownId));
        Assert.Equal([2, 3], new[] { vocabulary["b"], vocabulary["a"] });
        Assert.Equal(4, vocabulary.Count);
        Assert.Equal(["b", "a"], vocabulary.Words);
    }

    [Fact]
    public void A_word_that_is_not_there_is_unknown()
    {
        var vocabulary = new Vocabulary(["good"]);
        foreach (var word in new[] { "", "goo", "goods", "\uD83D", "\0" })
            Assert.Equal(Vocabulary.UnknownId, vocabulary[word]);
    }

    [Fact]
    public void Letter_case_and_ways_to_write_an_accent_make_words_different()
    {
        var vocabulary = new Vocabulary(["caf\u00E9", "cafe\u0301", "CAF\u00C9"]);
        Assert.Equal([2, 3, 4, 1], new[] { vocabulary["caf\u00E9"], vocabulary["cafe\u0301"], vocabulary["CAF\u00C9"], vocabulary["Caf\u00E9"] });
    }

    [Fact]
    public void In_any_case_a_word_is_looked_for_as_it_is_and_then_in_lower_case()
    {
        var vocabulary = new Vocabulary(["London", "london", "caf\u00E9", "Rome"]);
        Assert.Equal([2, 3, 3, 4, 5, 1, 1, 1], new[] { "London", "london", "LONDON", "CAF\u00C9", "Rome", "rome", "", "\uD83D" }.Select(word => vocabulary.FindInAnyCase(word)));
        Assert.Equal(Vocabulary.UnknownId, vocabulary.FindInAnyCase(new string('A', 1_000_000)));
    }

    [Fact]
    public void Without_words_there_are_padding_and_unknown()
    {
        var vocabulary = new Vocabulary([]);
        Assert.Equal(2, vocabulary.Count);
        Assert.Equal(Vocabulary.UnknownId, vocabulary["good"]);
        Assert.Empty(vocabulary.Words);
    }

    [Fact]
    public void The_empty_word_is_unknown_unless_it_was_given() => Assert.Equal(2, new Vocabulary([""])[""]);

    [Fact]
    public void A_word_that_comes_twice_is_refused_with_both_its_ids()
    {
        var error = Assert.Throws<ArgumentException>(() => new Vocabulary(["good", "bad", "good"]));
        Assert.Contains("'good' at 2 and at 4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_null_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => new Vocabulary(["good", null!]));

    [Fact]
    public void Words_that_are_changed_later_change_nothing()
    {
        var words = new[] { "good", "bad" };
        var vocabulary = new Vocabulary(words);
        words[0] = "ugly";
        Assert.Equal("good", vocabulary.Words[0]);
        Assert.Equal(2, vocabulary["good"]);
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        var vocabulary = new Vocabulary(["good", "bad"]);
        const string text = "good ugly";
        var found = (0, 0);
        Assert.Equal(0, Allocations.Of(() => found = (vocabulary[text.AsSpan(0, 4)], vocabulary.FindInAnyCase(text.AsSpan(5)))));
        Assert.Equal((2, 1), found);
    }

    [Fact]
    public void Every_word_has_the_id_of_its_place()
    {
        var words = Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($"w{i}")).ToArray();
        var vocabulary = new Vocabulary(words);
        Assert.All(words.Index(), word => Assert.Equal(2 + word.Index, vocabulary[word.Item]));
    }
}

using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Training.Batches;

namespace SeqML.Training.Tests.Batches;

public sealed class WordCharactersTests
{
    [Fact]
    public void Words_have_indices_in_the_order_in_which_they_came_first()
    {
        var words = new WordCharacters();
        Assert.Equal([0, 1, 0, 2, 1], new[] { words.Add([5, 6]), words.Add([5]), words.Add([5, 6]), words.Add([6, 5]), words.Add([5]) });
        Assert.Equal(3, words.Count);
        Assert.Equal([6, 5], words[2].ToArray());
    }

    [Fact]
    public void Every_word_is_read_back_however_many_there_are() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(21, 27), Prop.ForAll(Arb.From(Words), given =>
        {
            var words = new WordCharacters();
            var indices = given.Select(word => words.Add(word)).ToArray();
            return words.Count == given.Select(word => string.Join(' ', word)).Distinct().Count()
                && given.Zip(indices).All(pair => words[pair.Second].SequenceEqual(pair.First));
        }));

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(5000)]
    public void Words_are_found_again_when_the_memory_has_grown(int count)
    {
        var words = new WordCharacters();
        for (var round = 0; round < 2; round++)
            for (var i = 0; i < count; i++)
                Assert.Equal(i, words.Add([i, 7, i + 1]));
        Assert.Equal(count, words.Count);
        Assert.Equal([count - 1, 7, count], words[count - 1].ToArray());
    }

    [Fact]
    public void The_first_fifty_characters_are_taken()
    {
        var words = new WordCharacters();
        int[] whole = [.. Enumerable.Range(1, 51)];
        Assert.Equal(0, words.Add(whole));
        Assert.Equal(whole[..50], words[0].ToArray());
        Assert.Equal(0, words.Add(whole.AsSpan(0, 50)));
        Assert.Equal(1, words.Add(whole.AsSpan(0, 49)));
        Assert.Equal(0, words.Add([.. whole, 1, 2, 3]));
    }

    [Fact]
    public void A_word_without_characters_is_one_of_padding()
    {
        var words = new WordCharacters();
        Assert.Equal(0, words.Add([]));
        Assert.Equal([0], words[0].ToArray());
        Assert.Equal(0, words.Add([0]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_word_that_is_not_there_is_named(int word)
    {
        var words = new WordCharacters();
        words.Add([1]);
        Assert.Contains($"from 0 to 0, found {word}", Assert.Throws<ArgumentOutOfRangeException>(() => words[word].Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forgotten_words_are_not_found_and_new_ones_take_their_place()
    {
        var words = new WordCharacters();
        for (var i = 0; i < 100; i++)
            words.Add([i]);
        words.Clear();
        Assert.Equal(0, words.Count);
        Assert.Equal([0, 1, 0], new[] { words.Add([99]), words.Add([0]), words.Add([99]) });
        Assert.Equal([99], words[0].ToArray());
    }

    [Fact]
    public void No_more_words_than_before_allocate_nothing()
    {
        var words = new WordCharacters();
        var word = new int[3];
        Assert.Equal(0, Allocations.Of(() =>
        {
            words.Clear();
            for (var i = 0; i < 300; i++)
            {
                word[1] = i % 200;
                words.Add(word);
            }
        }));
        Assert.Equal(200, words.Count);
    }

    private static Gen<int[][]> Words =>
        Gen.Choose(1, 3).NonEmptyListOf().Select(ids => ids.Take(WordCharacters.MaximumLength).ToArray()).NonEmptyListOf().Select(words => words.ToArray());
}

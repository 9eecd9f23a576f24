using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Training.Batches;

namespace SeqML.Training.Tests.Batches;

public sealed class CharacterBatchTests
{
    /// <summary>The words 0 to 5.</summary>
    private static readonly WordCharacters Table = TableOf([1, 2], [3], [4, 5, 6, 7], [8, 9], [10, 11, 12], [13]);

    [Fact]
    public void Each_word_of_the_batch_is_there_once_longest_first_and_each_token_has_its_row()
    {
        var batch = new CharacterBatch();
        batch.Set(Table, [3, 1, 3, 2, 0, 1]);
        Assert.Equal([4, 2, 2, 1], batch.Words.Lengths.ToArray());
        Assert.Equal([4, 8, 1, 3, 5, 9, 2, 6, 7], batch.Characters.ToArray());
        Assert.Equal([1, 3, 1, 0, 2, 3], batch.Rows.ToArray());
    }

    [Fact]
    public void Every_token_finds_the_characters_of_its_word()
    {
        var batch = new CharacterBatch(); // one for all trials: nothing of a batch may be left in the next
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(22, 27), Prop.ForAll(Arb.From(Tokens), tokens =>
        {
            batch.Set(Table, tokens);
            return batch.Words.Count == tokens.Distinct().Count()
                && batch.Rows.Length == tokens.Length
                && batch.Characters.Length == tokens.Distinct().Sum(word => Table[word].Length)
                && tokens.Index().All(token => ReadBack(batch, batch.Rows[token.Index]).SequenceEqual(Table[token.Item].ToArray()));
        }));
    }

    [Fact]
    public void Words_of_the_greatest_length_are_packed()
    {
        var batch = new CharacterBatch();
        int[] longest = [.. Enumerable.Range(1, WordCharacters.MaximumLength)];
        batch.Set(TableOf([7], longest), [0, 1, 1]);
        Assert.Equal([WordCharacters.MaximumLength, 1], batch.Words.Lengths.ToArray());
        Assert.Equal([1, 0, 0], batch.Rows.ToArray());
        Assert.Equal(longest, ReadBack(batch, 0));
    }

    [Fact]
    public void A_sentence_after_another_with_a_table_of_its_own_is_new()
    {
        var (batch, table) = (new CharacterBatch(), new WordCharacters());
        batch.Set(Table, [5, 4, 3]);
        batch.Set(table, [table.Add([20]), table.Add([21, 22]), table.Add([20])]);
        Assert.Equal([21, 20, 22], batch.Characters.ToArray());
        Assert.Equal([1, 0, 1], batch.Rows.ToArray());
        table.Clear();
        batch.Set(table, [table.Add([30, 31])]);
        Assert.Equal([30, 31], batch.Characters.ToArray());
        Assert.Equal([0], batch.Rows.ToArray());
    }

    [Fact]
    public void Nothing_and_words_that_are_not_there_are_refused_and_change_nothing()
    {
        var batch = new CharacterBatch();
        batch.Set(Table, [2, 1]);
        Assert.Contains("at least one token", Assert.Throws<ArgumentException>(() => batch.Set(Table, [])).Message, StringComparison.Ordinal);
        foreach (var word in new[] { -1, 6 })
            Assert.Contains($"from 0 to 5, found {word}", Assert.Throws<ArgumentOutOfRangeException>(() => batch.Set(Table, [1, word])).Message, StringComparison.Ordinal);
        Assert.Equal([0, 1], batch.Rows.ToArray());
        Assert.Equal([4, 3, 5, 6, 7], batch.Characters.ToArray());
    }

    [Fact]
    public void A_batch_no_larger_than_one_before_allocates_nothing()
    {
        var (batch, sentence) = (new CharacterBatch(), new WordCharacters());
        int[] word = [1, 2, 3], tokens = [0, 0, 0];
        Assert.Equal(0, Allocations.Of(() =>
        {
            batch.Set(Table, [3, 2, 4, 0, 1, 5, 3, 3]);
            sentence.Clear();
            for (var n = 0; n < 3; n++)
            {
                word[0] = n;
                tokens[n] = sentence.Add(word);
            }
            batch.Set(sentence, tokens);
        }));
    }

    private static Gen<int[]> Tokens => Gen.Choose(0, 5).NonEmptyListOf().Select(words => words.ToArray());

    private static WordCharacters TableOf(params int[][] words)
    {
        var table = new WordCharacters();
        foreach (var word in words)
            table.Add(word);
        return table;
    }

    private static int[] ReadBack(CharacterBatch batch, int row)
    {
        var word = new int[batch.Words.Lengths[row]];
        for (var step = 0; step < word.Length; step++)
            word[step] = batch.Characters[batch.Words.StartOf(step) + row];
        return word;
    }
}

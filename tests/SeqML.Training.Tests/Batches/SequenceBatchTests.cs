using FsCheck;
using FsCheck.Fluent;
using SeqML.TestKit;
using SeqML.Training.Batches;

namespace SeqML.Training.Tests.Batches;

public sealed class SequenceBatchTests
{
    private static readonly int[][] Collection = [[1], [2, 3, 4], [5, 6], [7, 8, 9], [10, 11, 12, 13]];

    [Fact]
    public void Sequences_lie_step_by_step_longest_first()
    {
        var batch = new SequenceBatch();
        batch.Set(Collection, [0, 1, 4]);
        Assert.Equal([4, 1, 0], batch.Members.ToArray());
        Assert.Equal([4, 3, 1], batch.Sequences.Lengths.ToArray());
        Assert.Equal([10, 2, 1, 11, 3, 12, 4, 13], batch.Ids.ToArray());
    }

    [Fact]
    public void Each_member_is_read_back_from_its_rows() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20, 27), Prop.ForAll(Arb.From(Batches), sequences =>
        {
            var batch = new SequenceBatch();
            int[] indices = [.. Enumerable.Range(0, sequences.Length).Reverse()];
            batch.Set(sequences, indices);
            return batch.Members.ToArray().Order().SequenceEqual(indices.Order())
                && batch.Ids.Length == sequences.Sum(sequence => sequence.Length)
                && Enumerable.Range(0, sequences.Length).All(b => ReadBack(batch, b).SequenceEqual(sequences[batch.Members[b]]));
        }));

    [Fact]
    public void The_next_batch_takes_the_place_of_the_last()
    {
        var batch = new SequenceBatch();
        batch.Set(Collection, [4, 3, 2, 1, 0]);
        batch.Set(Collection, [2]);
        Assert.Equal([2], batch.Members.ToArray());
        Assert.Equal([5, 6], batch.Ids.ToArray());
        batch.Set(Collection, [0, 1, 2, 3, 4]);
        Assert.Equal(13, batch.Ids.Length);
    }

    [Fact]
    public void A_member_may_come_twice()
    {
        var batch = new SequenceBatch();
        batch.Set(Collection, [2, 2]);
        Assert.Equal([5, 5, 6, 6], batch.Ids.ToArray());
    }

    [Fact]
    public void The_given_indices_stay_as_they_are()
    {
        int[] indices = [0, 1, 4];
        new SequenceBatch().Set(Collection, indices);
        Assert.Equal([0, 1, 4], indices);
    }

    [Fact]
    public void Nothing_and_an_empty_sequence_are_refused()
    {
        var batch = new SequenceBatch();
        Assert.Throws<ArgumentException>(() => batch.Set(Collection, []));
        Assert.Throws<ArgumentException>(() => batch.Set([[1], []], [0, 1]));
    }

    [Fact]
    public void A_batch_no_larger_than_one_before_allocates_nothing()
    {
        var batch = new SequenceBatch();
        Assert.Equal(0, Allocations.Of(() =>
        {
            batch.Set(Collection, [3, 2, 4, 0, 1]);
            batch.Set(Collection, [0, 4, 1]);
        }));
    }

    private static Gen<int[][]> Batches =>
        Gen.Choose(0, 99).NonEmptyListOf().Select(ids => ids.ToArray()).NonEmptyListOf().Select(rows => rows.ToArray());

    private static IEnumerable<int> ReadBack(SequenceBatch batch, int b)
    {
        for (var step = 0; step < batch.Sequences.Lengths[b]; step++)
            yield return batch.Ids[batch.Sequences.StartOf(step) + b];
    }
}

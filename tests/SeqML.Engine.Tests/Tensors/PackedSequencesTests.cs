using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Tensors;

public sealed class PackedSequencesTests
{
    public static TheoryData<int[]> Batches => [[1], [7], [1, 1, 1], [5, 3, 3, 1], [9, 9, 2], [100, 1]];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Rows_lie_step_by_step(int[] lengths)
    {
        var sequences = new PackedSequences();
        sequences.Set(lengths);
        CheckLayout(sequences, lengths);
    }

    [Fact]
    public void A_new_batch_leaves_nothing_of_the_last_one()
    {
        var sequences = new PackedSequences();
        foreach (int[] lengths in new int[][] { [9, 9, 2], [1], [5, 3, 3, 1], [2, 1, 1, 1, 1], [100, 1], [3, 3] })
        {
            sequences.Set(lengths);
            CheckLayout(sequences, lengths);
        }
    }

    [Fact]
    public void Misuse_is_refused_in_words_and_leaves_the_last_batch()
    {
        var sequences = new PackedSequences();
        sequences.Set([4, 2]);
        Assert.Contains("at least one sequence", Refused(sequences), StringComparison.Ordinal);
        Assert.Contains("found the length 0", Refused(sequences, 3, 0), StringComparison.Ordinal);
        Assert.Contains("found the length -1", Refused(sequences, 3, -1), StringComparison.Ordinal);
        Assert.Contains("found 4 after 3", Refused(sequences, 3, 4, 1), StringComparison.Ordinal);
        Assert.Contains("found 1 after 0", Refused(sequences, 2, 0, 1), StringComparison.Ordinal);
        CheckLayout(sequences, [4, 2]);
    }

    private static string Refused(PackedSequences sequences, params int[] lengths) =>
        Assert.Throws<ArgumentException>(() => sequences.Set(lengths)).Message;

    private static void CheckLayout(PackedSequences sequences, int[] lengths)
    {
        Assert.Equal(lengths, sequences.Lengths.ToArray());
        Assert.Equal((lengths.Length, lengths[0], lengths.Sum()), (sequences.Count, sequences.Steps, sequences.Rows));
        var rows = PackedRows.Of(lengths);
        for (var b = 0; b < lengths.Length; b++)
            for (var t = 0; t < lengths[b]; t++)
                Assert.Equal(rows[b][t], sequences.StartOf(t) + b);
        for (var t = 0; t < lengths[0]; t++)
            Assert.Equal(lengths.Count(length => length > t), sequences.ActiveAt(t));
        Assert.Equal(0, sequences.ActiveAt(sequences.Steps));
    }
}

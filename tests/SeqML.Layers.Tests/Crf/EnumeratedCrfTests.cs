using SeqML.Engine.Autograd;
using SeqML.Layers.Crf;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>Whatever the layer says of a sentence is what a count of every sequence of tags says. (golden/README.md)</summary>
public sealed class EnumeratedCrfTests
{
    public static TheoryData<string> Cases => [.. EnumeratedCrf.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_partition_is_the_sum_over_all_sequences(string name)
    {
        var crf = new EnumeratedCrf(name);
        Expect.Close(crf.LogPartition, crf.Lattice.LogPartition, Tolerance.Operation, crf.Magnitude, "log Z");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Marginals_are_the_share_of_the_sequences_and_exactly_zero_where_there_are_none(string name)
    {
        var crf = new EnumeratedCrf(name);
        var (expected, found) = (crf.Numbers("marginals"), new float[crf.Emissions.Shape.Length]);
        crf.Layer.Marginals(crf.Emissions, crf.Sequences, found, new CrfLattice());
        Expect.AllClose(expected, found, Tolerance.Operation, crf.Magnitude, "marginals");
        for (var i = 0; i < expected.Length; i++)
            Assert.True(expected[i] > 0 || found[i] == 0);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_best_sequences_are_those_of_the_highest_scores(string name)
    {
        var crf = new EnumeratedCrf(name);
        var (tags, logs) = (crf.Rows("best"), crf.Numbers("bestLogs"));
        Assert.Equal(tags[0], crf.Lattice.BestTags);
        var decoded = new int[crf.Sequences.Rows];
        crf.Layer.Decode(crf.Emissions, crf.Sequences, decoded, new CrfLattice());
        Assert.Equal(tags[0], decoded);

        Assert.Equal(tags.Length, crf.Lattice.FindBest(tags.Length));
        for (var rank = 0; rank < tags.Length; rank++)
        {
            Assert.Equal(tags[rank], crf.Lattice.BestTagsAt(rank));
            Expect.Close(logs[rank], crf.Lattice.LogProbabilityAt(rank), Tolerance.Operation, crf.Magnitude, $"rank {rank}");
            Expect.Close(logs[rank], crf.Lattice.LogProbability(tags[rank]), Tolerance.Operation, crf.Magnitude, $"sequence of rank {rank}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_sequences_are_found_each_once_and_their_probabilities_add_up_to_one(string name)
    {
        var crf = new EnumeratedCrf(name);
        Assert.Equal(crf.Count, crf.Lattice.FindBest(crf.Count + 3));
        var ranks = Enumerable.Range(0, crf.Count).ToArray();
        Assert.Equal(crf.Count, ranks.Select(rank => string.Join(' ', crf.Lattice.BestTagsAt(rank).ToArray())).Distinct().Count());
        Assert.Equal(ranks.Select(rank => crf.Lattice.LogProbabilityAt(rank)).OrderDescending(), ranks.Select(rank => crf.Lattice.LogProbabilityAt(rank)));
        Expect.Close(1, ranks.Sum(rank => Math.Exp(crf.Lattice.LogProbabilityAt(rank))), Tolerance.Operation, crf.Magnitude, "sum");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Runs_of_tags_have_the_share_of_the_sequences_with_what_stands_beside_them(string name)
    {
        var crf = new EnumeratedCrf(name);
        var (starts, tags, before, after) = (crf.Integers("runStarts"), crf.Rows("runTags"), crf.Rows("runBefore"), crf.Rows("runAfter"));
        var (alone, between) = (crf.Numbers("runs"), crf.Numbers("runsBetween"));
        Assert.NotEmpty(starts);
        for (var run = 0; run < starts.Length; run++)
        {
            Check(alone[run], crf.Lattice.RunProbability(starts[run], tags[run]), crf, $"run {run}");
            Check(between[run], crf.Lattice.RunProbability(starts[run], tags[run], Set(before[run]), Set(after[run])), crf, $"run {run} between");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_of_a_sequence_is_minus_the_log_of_its_probability_a_token(string name)
    {
        var crf = new EnumeratedCrf(name);
        foreach (var (tags, log) in crf.Rows("best").Zip(crf.Numbers("bestLogs")))
            Expect.Close(-log / tags.Length, crf.Layer.Loss(new Tape(records: false), crf.Emissions, crf.Sequences, tags).Item, Tolerance.Operation, crf.Magnitude, "loss");
    }

    private static void Check(double expected, double found, EnumeratedCrf crf, string what)
    {
        Expect.Close(expected, found, Tolerance.Operation, crf.Magnitude, what);
        Assert.True(expected > 0 || found == 0, what);
    }

    private static bool[] Set(int[] members) => [.. members.Select(member => member == 1)];
}

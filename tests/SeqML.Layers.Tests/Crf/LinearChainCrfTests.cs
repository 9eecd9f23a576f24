using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.Layers.Crf;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>What holds of every layer and batch.</summary>
public sealed class LinearChainCrfTests
{
    private static readonly int[] Lengths = [40, 23, 23, 9, 8, 7, 4, 3, 2, 2, 1, 1];

    /// <summary>Tags, whether there are rules, and the range of the emissions.</summary>
    public static TheoryData<int, bool, float> Batches => new()
    {
        { 1, false, 1 }, { 2, false, 1 }, { 9, true, 3 }, { 13, false, 5 }, { 16, false, 1 }, { 17, true, 3 }, { 33, false, 1 }, { 60, true, 100 },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void Probabilities_of_a_token_add_up_to_one_and_pairs_to_their_tags(int tags, bool ruled, float range)
    {
        var (batch, lattice) = (Batch(tags, ruled, range), new CrfLattice());
        for (var b = 0; b < Lengths.Length; b++)
        {
            lattice.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, b);
            for (var t = 0; t < Lengths[b]; t++)
            {
                var row = lattice.MarginalsAt(t);
                Expect.Close(1, RandomFloats.ToDoubles(row).Sum(), Tolerance.Operation, "sum");
                for (var i = 0; i < tags && t + 1 < Lengths[b]; i++)
                    Expect.Close(row[i], Enumerable.Range(0, tags).Sum(j => lattice.RunProbability(t, [i, j])), Tolerance.Operation, magnitude: 1, "pairs");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void What_is_forbidden_has_probability_zero_and_no_gradient(int tags, bool ruled, float range)
    {
        var (batch, lattice) = (Batch(tags, ruled, range), new CrfLattice());
        batch.RunBackward(new Tape(records: true));
        lattice.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, 0);
        for (var i = 0; i < tags; i++)
        {
            if (batch.Layer.Rules?.AllowsStart(i) == false)
                Assert.Equal((0, 0), (lattice.MarginalsAt(0)[i], batch.Layer.StartTransitions.Tensor.Gradient[i]));
            for (var j = 0; j < tags; j++)
                if (batch.Layer.Rules?.Allows(i, j) == false)
                    Assert.Equal((0, 0), (lattice.RunProbability(3, [i, j]), batch.Layer.Transitions.Tensor.Gradient[i * tags + j]));
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void The_best_sequences_fall_are_distinct_and_start_with_viterbis(int tags, bool ruled, float range)
    {
        var (batch, lattice) = (Batch(tags, ruled, range), new CrfLattice());
        for (var b = 0; b < Lengths.Length; b++)
        {
            lattice.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, b);
            var found = lattice.FindBest(7);
            Assert.InRange(found, 1, 7);
            Assert.Equal(found, lattice.BestCount);
            Assert.Equal(lattice.BestTags, lattice.BestTagsAt(0));
            var logs = Enumerable.Range(0, found).Select(lattice.LogProbabilityAt).ToArray();
            Assert.Equal(logs.OrderDescending(), logs);
            Assert.InRange(logs.Sum(Math.Exp), 0, 1 + Tolerance.Operation.At(1));
            Assert.Equal(found, Enumerable.Range(0, found).Select(rank => string.Join(' ', lattice.BestTagsAt(rank).ToArray())).Distinct().Count());
            Assert.True(lattice.LogProbability(batch.TagsOf(b)) <= logs[0] + Tolerance.Operation.At(range));
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_constant_added_to_a_tokens_emissions_changes_no_probability(int tags, bool ruled, float range)
    {
        var (batch, moved) = (Batch(tags, ruled, range), Batch(tags, ruled, range));
        for (var row = 0; row < moved.Sequences.Rows; row++)
            foreach (ref var emission in moved.Emissions.Tensor.Values.Slice(row * tags, tags))
                emission += 8 * (row % 5 - 2);
        var magnitude = range + 16; // the sums are rounded
        Expect.Close(batch.RunBackward(new Tape(records: true)), moved.RunBackward(new Tape(records: true)), Tolerance.Operation, magnitude, "loss");
        foreach (var (gradient, ofMoved) in batch.Gradients().Zip(moved.Gradients()))
            Expect.AllClose(RandomFloats.ToDoubles(gradient), ofMoved, Tolerance.Operation, magnitude, "gradients");
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_sentence_alone_has_the_bits_that_it_has_in_a_batch(int tags, bool ruled, float range)
    {
        var (batch, lattice, alone) = (Batch(tags, ruled, range), new CrfLattice(), new PackedSequences());
        var (decoded, probabilities) = (new int[batch.Sequences.Rows], new float[batch.Sequences.Rows * tags]);
        batch.Layer.Decode(batch.Emissions.Tensor, batch.Sequences, decoded, lattice);
        batch.Layer.Marginals(batch.Emissions.Tensor, batch.Sequences, probabilities, lattice);
        for (var b = 0; b < Lengths.Length; b++)
        {
            alone.Set([Lengths[b]]);
            lattice.Run(batch.Layer, batch.Alone(b), alone, 0);
            for (var t = 0; t < Lengths[b]; t++)
            {
                var row = batch.Sequences.StartOf(t) + b;
                Assert.Equal(decoded[row], lattice.BestTags[t]);
                Expect.SameBits(probabilities.AsSpan(row * tags, tags), lattice.MarginalsAt(t), "marginals");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Any_number_of_threads_gives_the_same_loss_and_gradients(int tags, bool ruled, float range)
    {
        var batch = Batch(tags, ruled, range);
        var (loss, gradients) = (batch.RunBackward(new Tape(records: true)), batch.Gradients());
        foreach (var threads in (int[])[2, 8])
        {
            using var workers = new Workers(threads);
            Assert.Equal(loss, batch.RunBackward(new Tape(records: true, workers)));
            foreach (var (expected, found) in gradients.Zip(batch.Gradients()))
                Expect.SameBits(expected, found, $"{threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Many_threads_predict_with_one_layer(int tags, bool ruled, float range)
    {
        var (batch, expected) = (Batch(tags, ruled, range), new float[Lengths.Sum() * tags]);
        batch.Layer.Marginals(batch.Emissions.Tensor, batch.Sequences, expected, new CrfLattice());
        foreach (var (_, parameter) in batch.Layer.Parameters)
            parameter.OnChanged(); // so that the threads meet where weights are laid out
        Parallel.For(0, 16, _ =>
        {
            var found = new float[expected.Length];
            batch.Layer.Marginals(batch.Emissions.Tensor, batch.Sequences, found, new CrfLattice());
            Expect.SameBits(expected, found, "marginals");
        });
    }

    [Fact]
    public void A_steady_training_step_allocates_nothing()
    {
        CrfBatch[] batches = [Batch(9, true, 3), new(9, true, seed: 5, range: 2, 70, 2, 1), new(9, true, seed: 6, range: 500, 11)];
        var tape = new Tape(records: true);
        foreach (var batch in batches)
            batch.RunBackward(new Tape(records: true)); // makes room for gradients
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 12; i++)
            {
                var batch = batches[i * 2 % 3];
                tape.Backward(batch.Layer.Loss(tape, batch.Emissions.Tensor, batch.Sequences, batch.Tags));
                batch.Layer.Transitions.OnChanged();
                tape.Reset();
            }
        }));
    }

    [Fact]
    public void A_steady_prediction_allocates_nothing()
    {
        CrfBatch[] batches = [Batch(9, true, 3), new(9, true, seed: 5, range: 2, 70, 2, 1), new(9, true, seed: 6, range: 500, 11)];
        var (lattice, before) = (new CrfLattice(), new bool[9]);
        Assert.Equal(0, Allocations.Of(() =>
        {
            foreach (var batch in batches)
                for (var b = 0; b < batch.Sequences.Count; b++)
                {
                    lattice.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, b);
                    _ = lattice.BestTags[0] + lattice.MarginalsAt(0)[0] + lattice.RunProbability(0, lattice.BestTags[..1], before, before) + lattice.FindBest(4) + lattice.LogProbabilityAt(0);
                }
        }));
    }

    [Fact]
    public void A_lattice_that_served_longer_sentences_gives_the_bits_of_a_new_one()
    {
        var (used, batch) = (new CrfLattice(), Batch(13, false, 5));
        var large = new CrfBatch(60, true, seed: 3, range: 100, 80);
        used.Run(large.Layer, large.Emissions.Tensor, large.Sequences, 0);
        _ = used.MarginalsAt(0);
        used.FindBest(9);
        for (var b = 0; b < Lengths.Length; b++)
        {
            var fresh = new CrfLattice();
            used.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, b);
            fresh.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, b);
            Assert.Equal(fresh.LogPartition, used.LogPartition);
            for (var t = 0; t < Lengths[b]; t++)
                Expect.SameBits(fresh.MarginalsAt(t), used.MarginalsAt(t), "marginals");
            Assert.Equal(fresh.BestTags, used.BestTags);
            Assert.Equal(fresh.FindBest(2), used.FindBest(2));
            Assert.Equal(fresh.BestTagsAt(fresh.BestCount - 1), used.BestTagsAt(used.BestCount - 1));
        }
    }

    [Fact]
    public void Tags_without_transitions_that_matter_are_chosen_as_by_softmax()
    {
        var layer = new LinearChainCrf(3, random: null);
        var (emissions, sequences, lattice) = (new Tensor(Shape.Matrix(2, 3)), new PackedSequences(), new CrfLattice());
        ((float[])[1, 2, 3, 4, 3, 2]).CopyTo(emissions.Values);
        sequences.Set([2]);
        lattice.Run(layer, emissions, sequences, 0);
        double[] softmax = [0.09003057317038046, 0.24472847105479764, 0.6652409557748218];
        Expect.AllClose(softmax, lattice.MarginalsAt(0), Tolerance.Operation, "first");
        Expect.AllClose([.. softmax.Reverse()], lattice.MarginalsAt(1), Tolerance.Operation, "second");
        Assert.Equal([2, 0], lattice.BestTags);
        Expect.Close(-Math.Log(softmax[2]), layer.Loss(new Tape(records: false), emissions, sequences, [2, 0]).Item, Tolerance.Operation, "loss");
    }

    [Fact]
    public void Equal_scores_go_to_the_lower_tag_in_every_list()
    {
        var (layer, emissions, sequences, lattice) = (new LinearChainCrf(3, random: null), new Tensor(Shape.Matrix(2, 3)), new PackedSequences(), new CrfLattice());
        sequences.Set([2]);
        lattice.Run(layer, emissions, sequences, 0);
        Assert.Equal([0, 0], lattice.BestTags);
        Assert.Equal(9, lattice.FindBest(20));
        Assert.Equal([0, 0], lattice.BestTagsAt(0));
        Expect.Close(-Math.Log(9), lattice.LogProbabilityAt(8), Tolerance.Operation, "log P");
    }

    [Fact]
    public void The_first_weights_are_those_of_pytorch_crf()
    {
        var layer = new LinearChainCrf(40, new SeededRandom(1));
        Assert.Equal(["start_transitions", "end_transitions", "transitions"], layer.Parameters.Select(named => named.Name));
        var all = layer.Parameters.SelectMany(named => named.Parameter.Tensor.Values.ToArray()).ToArray();
        Assert.All(all, weight => Assert.InRange(weight, -0.1f, 0.1f));
        Assert.InRange(all.Min(), -0.1f, -0.099f);
        Assert.InRange(all.Max(), 0.099f, 0.1f);
        Assert.All(new LinearChainCrf(3, random: null).Parameters, named => Assert.All(named.Parameter.Tensor.Values.ToArray(), weight => Assert.Equal(0, weight)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Emissions_and_weights_that_are_no_numbers_give_a_loss_of_nan(float bad)
    {
        var batch = Batch(9, false, 1);
        batch.Emissions.Tensor.Values[20] = bad;
        Assert.True(float.IsNaN(batch.RunBackward(new Tape(records: true))));
        Assert.True(float.IsNaN(batch.Emissions.Tensor.Gradient[20]));
        foreach (var place in (int[])[0, 1, 2])
        {
            batch = Batch(9, false, 1);
            var parameter = batch.Layer.Parameters.ElementAt(place).Parameter;
            parameter.Tensor.Values[3] = bad;
            parameter.OnChanged();
            Assert.True(float.IsNaN(batch.RunBackward(new Tape(records: true))), parameter.Name);
        }
    }

    private static CrfBatch Batch(int tags, bool ruled, float range) => new(tags, ruled, seed: 17, range, Lengths);
}

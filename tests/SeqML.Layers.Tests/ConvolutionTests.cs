using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>What is true of convolutions, one layer and several: the laws that recurrent layers obey, too.</summary>
public sealed class ConvolutionTests
{
    private static readonly int[] Lengths = [130, 40, 19, 12, 12, 7, 3, 3, 2, 1, 1];
    private static readonly int[] Targets = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1];

    public static TheoryData<string> Kinds => ["widths", "widths that fall", "even", "dilated", "dilated even", "residual", "many"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sequence_gives_the_same_bits_in_a_batch_and_alone(string kind)
    {
        var network = Create(kind);
        var sequences = PackedBatch.RandomSequences(vocabulary: 20, seed: 1, Lengths);
        foreach (var records in new[] { false, true })
        {
            var batch = new PackedBatch(sequences);
            var together = network.Forward(new Tape(records), batch, new SeededRandom(1));
            for (var b = 0; b < sequences.Length; b++)
            {
                var single = new PackedBatch(sequences[b]);
                var alone = network.Forward(new Tape(records), single, new SeededRandom(1));
                for (var t = 0; t < sequences[b].Length; t++)
                    Expect.SameBits(single.Row(alone.States, 0, t), batch.Row(together.States, b, t), $"state {t} of {b}");
                Expect.SameBits(alone.Logits.Values, together.Logits.Values.Slice(b * 3, 3), $"logits of {b}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_mates_of_a_sequence_change_no_bit_of_it_though_they_are_infinite_or_nan(string kind)
    {
        var encoder = CreateEncoder(kind, new SeededRandom(1));
        var batch = PackedBatch.Random(vocabulary: 20, seed: 1, 9, 9, 9);
        var clean = Values(batch, seed: 5);
        var dirty = Values(batch, seed: 5);
        for (var t = 0; t < 9; t++)
            (batch.Row(dirty, 0, t)[0], batch.Row(dirty, 2, t)[1]) = (float.NaN, float.PositiveInfinity);
        var (expected, found) = (Encode(clean), Encode(dirty));
        for (var t = 0; t < 9; t++)
            Expect.SameBits(batch.Row(expected, 1, t), batch.Row(found, 1, t), $"state {t}");

        Tensor Encode(Tensor x) => encoder.Forward(new Tape(records: false), x, batch.Sequences, new SeededRandom(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_has_the_same_bits_on_any_number_of_threads_and_in_used_memory(string kind)
    {
        foreach (var pooling in new SequencePooling[] { new MaxPooling(), new MeanPooling() })
        {
            var network = Create(kind, pooling);
            var batch = PackedBatch.Random(vocabulary: 20, seed: 2, Lengths);
            var expected = Gradients(network, new Tape(records: true), batch);
            foreach (var threads in new[] { 2, 3 })
            {
                using var workers = new Workers(threads);
                var tape = new Tape(records: true, workers);
                tape.Workspace(Shape.Vector(1 << 20)).Values.Fill(float.NaN);
                tape.Reset();
                for (var round = 0; round < 2; round++)
                {
                    var found = Gradients(network, tape, batch);
                    for (var p = 0; p < expected.Length; p++)
                        Expect.SameBits(expected[p], found[p], $"{network.Parameters[p].Name}, {threads} threads");
                    tape.Reset();
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steady_steps_and_predictions_allocate_nothing(string kind)
    {
        PackedBatch[] batches = [PackedBatch.Random(20, seed: 1, 5, 3, 3, 1), PackedBatch.Random(20, seed: 2, Lengths), PackedBatch.Random(20, seed: 3, 1)];
        foreach (var pooling in new SequencePooling[] { new MaxPooling(), new MeanPooling() })
        {
            var (network, random) = (Create(kind, pooling), new SeededRandom(1));
            var (training, prediction) = (new Tape(records: true), new Tape(records: false));
            Run(4);
            Assert.Equal(0, Allocations.Of(() => Run(10)));

            void Run(int rounds)
            {
                for (var i = 0; i < rounds * batches.Length; i++)
                {
                    var batch = batches[i % batches.Length];
                    network.RunBackward(training, batch, Targets.AsSpan(0, batch.Sequences.Count), random);
                    network.Descend(0.01f);
                    network.Forward(prediction, batch, random);
                    training.Reset();
                    prediction.Reset();
                }
            }
        }
    }

    [Fact]
    public void A_stack_drops_between_its_layers_in_training_only()
    {
        var batch = PackedBatch.Random(vocabulary: 20, seed: 1, 6, 4, 1);
        var (with, without) = (Create("dilated", new MaxPooling(), dropout: 0.5f), Create("dilated"));
        Expect.SameBits(Logits(without, false, 1), Logits(with, false, 2), "prediction");
        Expect.SameBits(Logits(with, true, 1), Logits(with, true, 1), "same seed");
        Assert.NotEqual(Logits(with, true, 1), Logits(with, true, 2));

        float[] Logits(Network network, bool records, long seed) =>
            network.Forward(new Tape(records), batch, new SeededRandom(seed)).Logits.Values.ToArray();
    }

    [Fact]
    public void What_is_passed_by_a_layer_is_not_dropped()
    {
        // Zero weights: each layer gives zeros, and what is left is what was read.
        var stack = new ConvolutionStack(9, 9, [3], layerCount: 3, dilationGrowth: 2, Activation.Relu, dropoutProbability: 0.5f, random: null, residual: true);
        var batch = PackedBatch.Random(vocabulary: 20, seed: 1, 6, 4, 1);
        var x = Values(batch, seed: 1);
        Expect.SameBits(x.Values, stack.Forward(new Tape(records: true), x, batch.Sequences, new SeededRandom(1)).Values, "states");
    }

    [Fact]
    public void A_token_of_a_stack_knows_those_as_far_as_its_dilations_reach()
    {
        var stack = new ConvolutionStack(1, 2, [3], layerCount: 3, dilationGrowth: 2, Activation.Gelu, dropoutProbability: 0, new SeededRandom(3));
        var batch = PackedBatch.Random(vocabulary: 20, seed: 1, 40);
        var before = Values(batch, seed: 1, width: 1);
        var after = Values(batch, seed: 1, width: 1);
        after.Values[20] += 1;
        var (one, other) = (Encode(before), Encode(after));
        for (var t = 0; t < 40; t++)
            Assert.Equal(Math.Abs(t - 20) <= 1 + 2 + 4, !batch.Row(one, 0, t).SequenceEqual(batch.Row(other, 0, t)));

        Tensor Encode(Tensor x) => stack.Forward(new Tape(records: false), x, batch.Sequences, new SeededRandom(1));
    }

    [Fact]
    public void Names_counts_and_bounds_are_those_of_pytorch()
    {
        var stack = new ConvolutionStack(5, 40, [3, 4], layerCount: 2, dilationGrowth: 2, Activation.Relu, dropoutProbability: 0, new SeededRandom(1));
        Assert.Equal(["0.0.weight", "0.0.bias", "0.1.weight", "0.1.bias", "1.0.weight", "1.0.bias", "1.1.weight", "1.1.bias"], stack.Parameters.Select(named => named.Name));
        Assert.Equal(40 * (5 * 3 + 1) + 40 * (5 * 4 + 1) + 40 * (80 * 3 + 1) + 40 * (80 * 4 + 1), stack.ParameterCount);
        foreach (var (name, parameter) in stack.Parameters.Where(named => named.Name.EndsWith("weight", StringComparison.Ordinal)))
        {
            var bound = 1 / Math.Sqrt(parameter.Tensor.Shape.Columns);
            var values = parameter.Tensor.Values.ToArray();
            Assert.All(values, value => Assert.InRange(value, -bound, bound));
            Assert.True(values.Max() > 0.98 * bound, name);
        }
        var zeros = new ConvolutionStack(5, 4, [3], 2, 2, Activation.Relu, 0, random: null);
        Assert.All(zeros.Parameters, named => Assert.Equal(-1, named.Parameter.Tensor.Values.IndexOfAnyExcept(0f)));
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Convolution(5, 0, [3], null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Convolution(5, 4, [], null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Convolution(5, 4, [3], null, dilation: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stack(layers: 0, growth: 2, dropout: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stack(layers: 2, growth: 0, dropout: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Stack(layers: 2, growth: 2, dropout: 1));
        Assert.Throws<OverflowException>(() => Stack(layers: 40, growth: 2, dropout: 0));
        Assert.Throws<OverflowException>(() => Stack(layers: 31, growth: 2, dropout: 0));

        static ConvolutionStack Stack(int layers, int growth, float dropout) => new(5, 4, [3], layers, growth, Activation.Relu, dropout, null);
    }

    private static Network Create(string kind, SequencePooling? pooling = null, float dropout = 0) =>
        new("cnn", vocabulary: 20, width: 9, classes: 3, pooling ?? new MaxPooling(), seed: 1, random => CreateEncoder(kind, random, dropout));

    private static SequenceEncoder CreateEncoder(string kind, SeededRandom random, float dropout = 0) => kind switch
    {
        "widths" => new Convolution(9, 7, [3, 4, 5], random),
        "widths that fall" => new Convolution(9, 7, [5, 1, 4], random),
        "even" => new Convolution(9, 3, [2], random, dilation: 1, Activation.Gelu),
        "dilated" => new ConvolutionStack(9, 17, [3], layerCount: 3, dilationGrowth: 2, Activation.Relu, dropout, random),
        "residual" => new ConvolutionStack(9, 9, [3], layerCount: 3, dilationGrowth: 2, Activation.Gelu, dropout, random, residual: true),
        "dilated even" => new ConvolutionStack(9, 5, [4, 3], layerCount: 2, dilationGrowth: 3, Activation.Gelu, dropout, random),
        _ => new Convolution(9, 100, [3, 4, 5], random),
    };

    private static Tensor Values(PackedBatch batch, int seed, int width = 9)
    {
        var x = new Tensor(Shape.Matrix(batch.Sequences.Rows, width));
        RandomFloats.Uniform(x.Shape.Length, seed).CopyTo(x.Values);
        return x;
    }

    private static float[][] Gradients(Network network, Tape tape, PackedBatch batch)
    {
        network.RunBackward(tape, batch, Targets, new SeededRandom(1));
        return [.. network.Parameters.Select(named => named.Parameter.Tensor.Gradient.ToArray())];
    }
}

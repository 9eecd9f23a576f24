using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;
using SeqML.Layers.Attention;
using SeqML.Layers.Losses;
using SeqML.Layers.Pooling;
using SeqML.Layers.Positions;
using SeqML.Layers.Transformers;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>Laws of the Transformer: batches, threads and memory change no bit, and places, masks and dropout do what they say.</summary>
public sealed class TransformerTests
{
    private const int Size = 20;

    private static readonly MeanPooling Pooling = new();
    private static readonly CrossEntropyLoss Loss = new();
    private static readonly int[] Lengths = [70, 19, 12, 12, 3, 1, 1];

    public static TheoryData<NormPlacement, NormKind, Activation, bool> Kinds => new()
    {
        { NormPlacement.Pre, NormKind.Layer, Activation.Gelu, false },
        { NormPlacement.Post, NormKind.Layer, Activation.Relu, true },
        { NormPlacement.Pre, NormKind.Rms, Activation.Gelu, true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sequence_gives_the_same_bits_in_a_batch_and_alone(NormPlacement placement, NormKind norm, Activation activation, bool causal)
    {
        var encoder = Create(placement, norm, activation);
        foreach (var records in new[] { false, true })
        {
            var (together, x) = Batch(Lengths);
            var states = encoder.Forward(new Tape(records), x, AttentionScope.Within(together.Sequences, causal), new SeededRandom(1));
            for (var b = 0; b < Lengths.Length; b++)
            {
                var alone = new PackedBatch(new int[Lengths[b]]);
                var own = new Tensor(Shape.Matrix(Lengths[b], Size));
                for (var t = 0; t < Lengths[b]; t++)
                    together.Row(x, b, t).CopyTo(alone.Row(own, 0, t));
                var expected = encoder.Forward(new Tape(records), own, AttentionScope.Within(alone.Sequences, causal), new SeededRandom(1));
                for (var t = 0; t < Lengths[b]; t++)
                    Expect.SameBits(alone.Row(expected, 0, t), together.Row(states, b, t), $"state {t} of {b}");
            }
        }
    }

    [Fact]
    public void A_causal_state_does_not_depend_on_later_tokens()
    {
        var encoder = Create(NormPlacement.Pre, NormKind.Layer, Activation.Gelu);
        var (batch, x) = Batch(9);
        var before = encoder.Forward(new Tape(false), x, AttentionScope.Within(batch.Sequences, isCausal: true), new SeededRandom(1)).Values.ToArray();
        batch.Row(x, 0, 5).Fill(3);
        var after = encoder.Forward(new Tape(false), x, AttentionScope.Within(batch.Sequences, isCausal: true), new SeededRandom(1));
        for (var t = 0; t < 9; t++)
            Assert.Equal(t < 5, before.AsSpan(t * Size, Size).SequenceEqual(batch.Row(after, 0, t)));
    }

    [Fact]
    public void A_masked_token_is_not_read_be_it_nan()
    {
        var attention = new MultiHeadAttention(Size, 4, 0, new SeededRandom(1));
        var (batch, x) = Batch(6, 4);
        bool[] mask = [.. Enumerable.Range(0, 10).Select(row => row != batch.Sequences.StartOf(2) + 1)];
        float[] Run() => attention.Forward(new Tape(false), x, AttentionScope.Within(batch.Sequences).Only(mask), new SeededRandom(1)).Values.ToArray();
        var expected = Run();
        batch.Row(x, 1, 2).Fill(float.NaN);
        var found = Run();
        for (var row = 0; row < 10; row++)
            if (mask[row])
                Expect.SameBits(expected.AsSpan(row * Size, Size), found.AsSpan(row * Size, Size), $"row {row}");
    }

    [Fact]
    public void Weights_are_recorded_and_sum_to_1_and_change_nothing()
    {
        var encoder = Create(NormPlacement.Pre, NormKind.Layer, Activation.Gelu);
        var (batch, x) = Batch(5, 3);
        bool[] mask = [true, true, true, false, true, true, true, true];
        var scope = AttentionScope.Within(batch.Sequences, isCausal: true).Only(mask);
        var weights = new AttentionWeights();
        var expected = encoder.Forward(new Tape(false), x, scope, new SeededRandom(1));
        Expect.SameBits(expected.Values, encoder.Forward(new Tape(false), x, scope, new SeededRandom(1), weights).Values, "states");
        Assert.Equal((2, 4, 5, 3), (weights.Sequences, weights.Heads, weights.MemoryLength(0), weights.QueryLength(1)));
        for (var b = 0; b < 2; b++)
            for (var h = 0; h < 4; h++)
                for (var t = 0; t < weights.QueryLength(b); t++)
                {
                    var row = weights.At(b, h, t).ToArray();
                    Assert.InRange(row.Sum(), 0.999999, 1.000001);
                    for (var s = 0; s < row.Length; s++)
                        Assert.Equal(s <= t && mask[batch.Sequences.StartOf(s) + b], row[s] > 0);
                }
        Assert.Throws<ArgumentOutOfRangeException>(() => weights.At(2, 0, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => weights.At(1, 4, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => weights.At(1, 0, 3).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_change_no_bit_of_a_training_step(int threads)
    {
        using var workers = new Workers(threads);
        var (expected, found) = (Train(new Tape(records: true)), Train(new Tape(records: true, workers)));
        for (var p = 0; p < expected.Length; p++)
            Expect.SameBits(expected[p], found[p], $"parameter {p}");
    }

    [Fact]
    public void A_steady_step_allocates_nothing_and_used_memory_gives_the_bits_of_fresh_memory()
    {
        var (encoder, tape, prediction) = (Create(NormPlacement.Pre, NormKind.Layer, Activation.Gelu, dropout: 0.2f, learned: true), new Tape(records: true), new Tape(records: false));
        var (batches, random) = (new[] { Batch(5, 3), Batch(70, 2, 1), Batch(1) }, new SeededRandom(1));
        void Step()
        {
            foreach (var (batch, x) in batches)
            {
                Backward(encoder, tape, batch, x, random);
                tape.Reset();
                encoder.Forward(prediction, x, batch.Sequences, random);
                prediction.Reset();
            }
        }
        Step();
        Step();
        Assert.Equal(0, Allocations.Of(Step));

        var expected = Train(new Tape(records: true));
        var used = new Tape(records: true);
        used.Workspace(Shape.Vector(3_000_000)).Values.Fill(float.NaN);
        used.Reset();
        var found = Train(used);
        for (var p = 0; p < expected.Length; p++)
            Expect.SameBits(expected[p], found[p], $"parameter {p}");
    }

    [Fact]
    public void Dropout_acts_in_training_only_and_by_the_random_numbers_it_is_given()
    {
        var (with, without) = (Create(NormPlacement.Pre, NormKind.Layer, Activation.Gelu, dropout: 0.2f), Create(NormPlacement.Pre, NormKind.Layer, Activation.Gelu));
        var (batch, x) = Batch(5, 3);
        float[] Run(TransformerEncoderStack encoder, bool records, long seed) => encoder.Forward(new Tape(records), x, batch.Sequences, new SeededRandom(seed)).Values.ToArray();
        Expect.SameBits(Run(without, false, 1), Run(with, false, 2), "prediction");
        Expect.SameBits(Run(with, true, 1), Run(with, true, 1), "same seed");
        Assert.NotEqual(Run(with, true, 1), Run(with, true, 2));
        Assert.NotEqual(Run(without, true, 1), Run(with, true, 1));
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new MultiHeadAttention(10, 3, 0, null));
        Assert.Contains("10 features evenly, found 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiHeadAttention(10, 2, 1, null));
        var sizes = new TransformerSizes { Size = 10, Heads = 2, FeedForwardSize = 8 };
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransformerEncoderBlock(sizes with { FeedForwardSize = 0 }, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransformerEncoderBlock(sizes with { ResidualDropout = 1 }, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransformerDecoderBlock(sizes with { FeedForwardDropout = -1 }, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransformerEncoderStack(sizes, 0, null, true, null));
    }

    [Fact]
    public void Parameters_are_counted_and_start_as_pytorch_has_them()
    {
        var sizes = new TransformerSizes { Size = 10, Heads = 2, FeedForwardSize = 8 };
        var encoder = new TransformerEncoderStack(sizes, 3, new LearnedPositions(7, 10, new SeededRandom(1)), hasFinalNorm: true, new SeededRandom(1));
        Assert.Equal(7 * 10 + 3 * ((30 * 10 + 30) + (10 * 10 + 10) + (8 * 10 + 8) + (10 * 8 + 10) + 4 * 10) + 20, encoder.ParameterCount);
        var attention = new MultiHeadAttention(10, 2, 0, new SeededRandom(1)).Parameters.ToDictionary(named => named.Name, named => named.Parameter.Tensor.Values.ToArray());
        Assert.Equal(Math.Sqrt(6.0 / 40), attention["in_proj_weight"].Max(Math.Abs), 0.02);
        Assert.All(attention["in_proj_bias"].Concat(attention["out_proj.bias"]), value => Assert.Equal(0, value));
        Assert.Equal(1 / Math.Sqrt(10), attention["out_proj.weight"].Max(Math.Abs), 0.02);
    }

    private static TransformerEncoderStack Create(NormPlacement placement, NormKind norm, Activation activation, float dropout = 0, bool learned = false)
    {
        var random = new SeededRandom(1);
        var sizes = new TransformerSizes
        {
            Size = Size,
            Heads = 4,
            FeedForwardSize = 24,
            Placement = placement,
            Norm = norm,
            Activation = activation,
            ResidualDropout = dropout,
            AttentionDropout = dropout,
            FeedForwardDropout = dropout,
        };
        PositionalEncoding positions = learned ? new LearnedPositions(100, Size, random) : new SinusoidalPositions(Size);
        var encoder = new TransformerEncoderStack(sizes, 2, positions, hasFinalNorm: placement == NormPlacement.Pre, random);
        foreach (var (_, parameter) in encoder.Parameters)
            parameter.ClearGradient();
        return encoder;
    }

    private static (PackedBatch Batch, Tensor X) Batch(params int[] lengths)
    {
        var batch = new PackedBatch([.. lengths.Select(length => new int[length])]);
        var x = new Tensor(Shape.Matrix(batch.Sequences.Rows, Size));
        RandomFloats.Uniform(x.Shape.Length, seed: lengths.Length).CopyTo(x.Values);
        return (batch, x);
    }

    /// <summary>The gradients of a step with every kind of dropout, over more tokens than one thread is worth.</summary>
    private static float[][] Train(Tape tape)
    {
        var encoder = Create(NormPlacement.Pre, NormKind.Layer, Activation.Gelu, dropout: 0.2f, learned: true);
        var (batch, x) = Batch(90, 80, 70, 33, 33, 5, 1);
        Backward(encoder, tape, batch, x, new SeededRandom(3));
        return [.. encoder.Parameters.Select(named => named.Parameter.Tensor.Gradient.ToArray())];
    }

    private static void Backward(TransformerEncoderStack encoder, Tape tape, PackedBatch batch, Tensor x, SeededRandom random)
    {
        var pooled = Pooling.Forward(tape, encoder.Forward(tape, x, batch.Sequences, random), batch.Sequences);
        ReadOnlySpan<int> targets = [0, 1, 2, 3, 4, 5, 6];
        tape.Backward(Loss.Forward(tape, pooled, targets[..batch.Sequences.Count]));
    }
}

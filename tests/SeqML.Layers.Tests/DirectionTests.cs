using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

public sealed class DirectionTests
{
    private const int Inputs = 5;

    private readonly SeededRandom random = new(1);

    public static TheoryData<string> Kinds => RecurrentKinds.All;

    public static TheoryData<string, int, long> Sizes
    {
        get
        {
            var sizes = new TheoryData<string, int, long>();
            foreach (var kind in RecurrentKinds.Names)
            {
                sizes.Add(kind, 6, 7);
                sizes.Add(kind, 16, 8);
                sizes.Add(kind, 33, 9);
            }
            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Both_directions_are_the_forward_and_the_reversed_reading_side_by_side(string kind, int hidden, long seed)
    {
        var both = RecurrentKinds.Create(kind, Inputs, hidden, layers: 1, bidirectional: true, dropout: 0, new SeededRandom(seed));
        var (forward, backward) = (One(kind, hidden), One(kind, hidden));
        Copy(both, "", forward);
        Copy(both, "_reverse", backward);

        var batch = PackedBatch.Random(vocabulary: 100, seed: 1, 6, 4, 4, 1);
        var x = Vectors(batch, token => token);
        var turned = Vectors(batch, token => token, reversed: true);
        var tape = new Tape(records: false);
        var states = both.Forward(tape, x, batch.Sequences, random);
        var (left, right) = (forward.Forward(tape, x, batch.Sequences, random), backward.Forward(tape, turned, batch.Sequences, random));
        for (var b = 0; b < batch.Sequences.Count; b++)
            for (var (t, length) = (0, batch.Sequences.Lengths[b]); t < length; t++)
            {
                Expect.SameBits(batch.Row(left, b, t), batch.Row(states, b, t)[..hidden], "forward");
                Expect.SameBits(batch.Row(right, b, length - 1 - t), batch.Row(states, b, t)[hidden..], "reversed");
            }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_layers_are_one_after_the_other(string kind)
    {
        const int hidden = 7;
        var two = RecurrentKinds.Create(kind, Inputs, hidden, layers: 2, bidirectional: false, dropout: 0, new SeededRandom(3));
        var lower = One(kind, hidden);
        var upper = RecurrentKinds.Create(kind, hidden, hidden, layers: 1, bidirectional: false, dropout: 0, new SeededRandom(4));
        Copy(two, "", lower);
        foreach (var (name, parameter) in upper.Parameters)
            Values(two, name.Replace("_l0", "_l1", StringComparison.Ordinal)).CopyTo(parameter.Tensor.Values);

        var batch = PackedBatch.Random(vocabulary: 100, seed: 1, 6, 4, 4, 1);
        var x = Vectors(batch, token => token);
        var tape = new Tape(records: false);
        var expected = upper.Forward(tape, lower.Forward(tape, x, batch.Sequences, random), batch.Sequences, random);
        Expect.SameBits(expected.Values, two.Forward(tape, x, batch.Sequences, random).Values, "second layer");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_forward_state_does_not_depend_on_later_tokens_nor_a_reversed_one_on_earlier(string kind)
    {
        const int hidden = 6, changed = 3;
        var both = RecurrentKinds.Create(kind, Inputs, hidden, layers: 1, bidirectional: true, dropout: 0, new SeededRandom(3));
        var batch = PackedBatch.Random(vocabulary: 100, seed: 1, 7);
        var tape = new Tape(records: false);
        var states = both.Forward(tape, Vectors(batch, token => token), batch.Sequences, random);
        var others = both.Forward(tape, Vectors(batch, token => token == changed ? 50 : token), batch.Sequences, random);
        for (var t = 0; t < 7; t++)
        {
            Assert.Equal(t < changed, batch.Row(states, 0, t)[..hidden].SequenceEqual(batch.Row(others, 0, t)[..hidden]));
            Assert.Equal(t > changed, batch.Row(states, 0, t)[hidden..].SequenceEqual(batch.Row(others, 0, t)[hidden..]));
        }
    }

    private static SequenceEncoder One(string kind, int hidden) =>
        RecurrentKinds.Create(kind, Inputs, hidden, layers: 1, bidirectional: false, dropout: 0, new SeededRandom(99));

    private static void Copy(SequenceEncoder from, string suffix, SequenceEncoder to)
    {
        foreach (var (name, parameter) in to.Parameters)
            Values(from, name + suffix).CopyTo(parameter.Tensor.Values);
    }

    private static Span<float> Values(SequenceEncoder layers, string name) =>
        layers.Parameters.Single(named => named.Name == name).Parameter.Tensor.Values;

    /// <summary>A vector for each token of each sequence, by the token's number within it, in reading order or reversed.</summary>
    private static Tensor Vectors(PackedBatch batch, Func<int, int> seedOf, bool reversed = false)
    {
        var x = new Tensor(Shape.Matrix(batch.Sequences.Rows, Inputs));
        for (var b = 0; b < batch.Sequences.Count; b++)
            for (var (t, length) = (0, batch.Sequences.Lengths[b]); t < length; t++)
                RandomFloats.Uniform(Inputs, seed: 1000 * b + seedOf(t)).CopyTo(batch.Row(x, b, reversed ? length - 1 - t : t));
        return x;
    }
}

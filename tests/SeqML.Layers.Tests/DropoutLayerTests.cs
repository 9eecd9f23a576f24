using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Pooling;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

public sealed class DropoutLayerTests
{
    public static TheoryData<string> Kinds => RecurrentKinds.All;

    [Fact]
    public void Prediction_passes_everything_on_and_takes_no_random_numbers()
    {
        var (x, random) = (new Tensor(Shape.Vector(10)), new SeededRandom(1));
        Assert.Same(x, new Dropout(0.5f).Forward(new Tape(records: false), x, random));
        Assert.Equal(new SeededRandom(1).NextBits(), random.NextBits());
    }

    [Fact]
    public void A_probability_of_zero_passes_everything_on()
    {
        var x = new Tensor(Shape.Vector(10));
        Assert.Same(x, new Dropout(0).Forward(new Tape(records: true), x, new SeededRandom(1)));
    }

    [Fact]
    public void The_expectation_of_what_is_passed_on_stays()
    {
        var x = new Tensor(Shape.Vector(200_000));
        x.Values.Fill(3);
        var y = new Dropout(0.3f).Forward(new Tape(records: true), x, new SeededRandom(1)).Values.ToArray();
        Assert.InRange(y.Average(), 2.98, 3.02);
        Assert.InRange(y.Count(value => value == 0) / 200_000d, 0.295, 0.305);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1f)]
    [InlineData(float.NaN)]
    public void A_probability_outside_is_refused_with_its_range(float probability)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(probability));
        Assert.Contains("from 0 up to, but not, 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Recurrent_layers_with_dropout_predict_as_those_without(string kind)
    {
        var batch = PackedBatch.Random(vocabulary: 20, seed: 1, 6, 4, 1);
        var (with, without) = (Create(kind, 0.5f), Create(kind, 0));
        var prediction = with.Forward(new Tape(records: false), batch, new SeededRandom(1));
        Expect.SameBits(without.Forward(new Tape(records: false), batch, new SeededRandom(2)).Logits.Values, prediction.Logits.Values, "logits");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Recurrent_layers_drop_between_them_by_the_random_numbers_they_are_given(string kind)
    {
        var batch = PackedBatch.Random(vocabulary: 20, seed: 1, 6, 4, 1);
        var network = Create(kind, 0.5f);
        Expect.SameBits(Train(1), Train(1), "same seed");
        Assert.NotEqual(Train(1), Train(2));
        Assert.NotEqual(Train(1), network.Forward(new Tape(records: false), batch, new SeededRandom(1)).Logits.Values.ToArray());

        float[] Train(long seed) => network.Forward(new Tape(records: true), batch, new SeededRandom(seed)).Logits.Values.ToArray();
    }

    private static Network Create(string kind, float dropout) =>
        new(kind, vocabulary: 20, width: 5, hidden: 6, layers: 2, bidirectional: true, dropout, classes: 3, new MaxPooling());
}

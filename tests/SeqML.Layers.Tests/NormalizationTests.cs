using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Normalization;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

public sealed class NormalizationTests
{
    private readonly Tape tape = new(records: false);

    [Fact]
    public void A_fresh_layer_norm_gives_rows_of_mean_0_and_variance_1()
    {
        var y = new LayerNorm(50).Forward(tape, Rows(7, 50)).Values.ToArray();
        foreach (var row in y.Chunk(50))
        {
            Assert.InRange(row.Average(), -1e-6, 1e-6);
            Assert.InRange(row.Average(value => value * value), 0.9998, 1.0001);
        }
    }

    [Fact]
    public void A_fresh_rms_norm_gives_rows_of_mean_square_1()
    {
        foreach (var row in new RmsNorm(50).Forward(tape, Rows(7, 50)).Values.ToArray().Chunk(50))
            Assert.InRange(row.Average(value => value * value), 0.99999, 1.00001);
    }

    [Fact]
    public void A_row_gives_the_same_bits_among_others_and_alone()
    {
        var (layerNorm, rmsNorm, x) = (new LayerNorm(13), new RmsNorm(13), Rows(5, 13));
        var (layerNormed, rmsNormed) = (layerNorm.Forward(tape, x), rmsNorm.Forward(tape, x));
        for (var row = 0; row < 5; row++)
        {
            var alone = new Tensor(Shape.Matrix(1, 13));
            x.Values.Slice(row * 13, 13).CopyTo(alone.Values);
            Expect.SameBits(layerNorm.Forward(tape, alone).Values, layerNormed.Values.Slice(row * 13, 13), "layer norm");
            Expect.SameBits(rmsNorm.Forward(tape, alone).Values, rmsNormed.Values.Slice(row * 13, 13), "RMS norm");
        }
    }

    [Fact]
    public void Names_shapes_and_counts_are_those_of_pytorch()
    {
        Assert.Equal(["weight", "bias"], new LayerNorm(3).Parameters.Select(named => named.Name));
        Assert.Equal(["weight"], new RmsNorm(3).Parameters.Select(named => named.Name));
        Assert.Equal((6, 3), (new LayerNorm(3).ParameterCount, new RmsNorm(3).ParameterCount));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerNorm(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsNorm(3, float.NaN));
        foreach (var forward in new Action[] { () => new LayerNorm(3).Forward(tape, Rows(2, 4)), () => new RmsNorm(3).Forward(tape, Rows(2, 4)) })
        {
            var error = Assert.Throws<ArgumentException>(forward);
            Assert.Contains("[N, 3]", error.Message, StringComparison.Ordinal);
            Assert.Contains("[2, 4]", error.Message, StringComparison.Ordinal);
            Assert.Contains("'weight'", error.Message, StringComparison.Ordinal);
        }
    }

    private static Tensor Rows(int rows, int columns)
    {
        var x = new Tensor(Shape.Matrix(rows, columns));
        RandomFloats.Uniform(rows * columns, seed: 1, range: 3).CopyTo(x.Values);
        return x;
    }
}

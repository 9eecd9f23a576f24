using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.TestKit;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Optimizers;

public sealed class GradientNormTests
{
    [Fact]
    public void The_norm_is_over_all_parameters_together() =>
        Assert.Equal(13, GradientNorm.Measure([Dense(3, 4), Dense(-12), Dense(0, 0)]), 6);

    [Fact]
    public void Without_parameters_or_gradients_it_is_zero()
    {
        Assert.Equal(0, GradientNorm.Measure([]));
        Assert.Equal(0, GradientNorm.Measure([Dense(0, 0, 0)]));
    }

    [Fact]
    public void Of_a_table_only_touched_rows_count()
    {
        var table = new Parameter("weight", Shape.Matrix(3, 2), isLookup: true);
        table.ClearGradient();
        new float[] { 100, 100, 3, 0, 0, 4 }.CopyTo(table.Tensor.Gradient);
        table.TouchedRows!.Add(2);
        table.TouchedRows.Add(1);
        Assert.Equal(5, GradientNorm.Measure([table]), 6);
        Assert.Equal(13, GradientNorm.Measure([Dense(12), table]), 6);
    }

    [Fact]
    public void Many_numbers_are_as_exact_as_few()
    {
        var values = RandomFloats.Uniform(1_000_003, seed: 1);
        var expected = Math.Sqrt(values.Sum(value => (double)value * value));
        Expect.Close(expected, GradientNorm.Measure([Dense(values)]), Tolerance.Kernel, "norm");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.999, 1)]
    [InlineData(1, 1)]
    [InlineData(1e30, float.PositiveInfinity)]
    public void Gradients_within_the_limit_are_left_alone(double norm, float limit) =>
        Assert.Equal(1, GradientNorm.ClippingScale(norm, limit));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1.5, 0.25)]
    [InlineData(1e-3, 1e-4)]
    [InlineData(1e10, 5)]
    public void Longer_ones_are_scaled_as_pytorch_has_it(double norm, float limit) =>
        Expect.Close(limit / (norm + 1e-6), GradientNorm.ClippingScale(norm, limit), Tolerance.Kernel, "scale");

    [Fact]
    public void Clipped_gradients_are_no_longer_than_the_limit()
    {
        for (var norm = 0.1; norm < 100; norm *= 1.1)
            Assert.InRange(norm * GradientNorm.ClippingScale(norm, 2), 0, 2 * (1 + 1e-7));
    }

    private static Parameter Dense(params float[] gradient)
    {
        var parameter = new Parameter("weight", Shape.Vector(gradient.Length));
        parameter.ClearGradient();
        gradient.CopyTo(parameter.Tensor.Gradient);
        return parameter;
    }
}

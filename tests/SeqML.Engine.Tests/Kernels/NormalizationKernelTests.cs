using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Normalization;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>Kernels of a row at every length, between guards: layer norm, RMS norm, and the gradient of the Gaussian error linear unit.</summary>
public sealed class NormalizationKernelTests
{
    private const float Epsilon = 0.1f;

    /// <summary>The numbers of a row are of magnitude 1, a sum over it divided by its length as well; a handful of operations follow.</summary>
    private static readonly Tolerance Row = new(16);

    [Fact]
    public void Layer_norm_of_every_length_is_right_and_touches_nothing_outside()
    {
        for (var length = 1; length <= 256; length++)
        {
            var (x, gain, bias, y) = (Guarded(length, 1), Guarded(length, 2), Guarded(length, 3), new GuardedFloats(length, shift: length % 3));
            LayerNormKernel.Forward(x.Span, gain.Span, bias.Span, Epsilon, y.Span);
            var expected = NormalizationReference.LayerNorm(Doubles(x), Doubles(gain), Doubles(bias), Epsilon);
            Expect.AllClose(expected, y.Span, Row, magnitude: 2, $"layer norm of {length}");
            Check(x, gain, bias, y);
        }
    }

    [Fact]
    public void Rms_norm_of_every_length_is_right_and_touches_nothing_outside()
    {
        for (var length = 1; length <= 256; length++)
        {
            var (x, gain, y) = (Guarded(length, 1), Guarded(length, 2), new GuardedFloats(length, shift: length % 3));
            RmsNormKernel.Forward(x.Span, gain.Span, Epsilon, y.Span);
            Expect.AllClose(NormalizationReference.RmsNorm(Doubles(x), Doubles(gain), Epsilon), y.Span, Row, magnitude: 2, $"RMS norm of {length}");
            Check(x, gain, y);
        }
    }

    [Fact]
    public void The_gradients_of_every_length_are_right_and_added_and_touch_nothing_outside()
    {
        for (var length = 1; length <= 256; length++)
        {
            var (x, gain, bias, dy) = (Guarded(length, 1), Guarded(length, 2), Guarded(length, 3), Guarded(length, 4));
            var (dx, dg, db) = (Guarded(length, 5), Guarded(length, 6), Guarded(length, 7));
            var (dx0, dg0, db0) = (Doubles(dx), Doubles(dg), Doubles(db));
            var (mean, inverse) = LayerNormKernel.Forward(x.Span, gain.Span, bias.Span, Epsilon, new float[length]);
            LayerNormKernel.Backward(x.Span, mean, inverse, gain.Span, dy.Span, dx.Span, dg.Span, db.Span);
            var z = NormalizationReference.LayerNorm(Doubles(x), Ones(length), new double[length], Epsilon);
            var (v, g, d) = (Doubles(x), Doubles(gain), Doubles(dy));
            Expect.AllClose(Sum(dg0, Product(d, z)), dg.Span, Row, magnitude: 2, $"dgain of {length}");
            Expect.AllClose(Sum(db0, d), db.Span, Row, magnitude: 2, $"dbias of {length}");
            var deviation = Math.Sqrt(v.Average(value => (value - v.Average()) * (value - v.Average())) + Epsilon);
            var dz = Product(d, g);
            var expected = dz.Select((value, i) => dx0[i] + (value - dz.Average() - z[i] * Product(dz, z).Average()) / deviation).ToArray();
            Expect.AllClose(expected, dx.Span, Row, magnitude: 4, $"dx of {length}");
            Check(x, gain, bias, dy, dx, dg, db);

            (dx, dg) = (Guarded(length, 5), Guarded(length, 6));
            inverse = RmsNormKernel.Forward(x.Span, gain.Span, Epsilon, new float[length]);
            RmsNormKernel.Backward(x.Span, inverse, gain.Span, dy.Span, dx.Span, dg.Span);
            z = NormalizationReference.RmsNorm(v, Ones(length), Epsilon);
            Expect.AllClose(Sum(dg0, Product(d, z)), dg.Span, Row, magnitude: 2, $"RMS dgain of {length}");
            deviation = Math.Sqrt(v.Average(value => value * value) + Epsilon);
            expected = [.. dz.Select((value, i) => dx0[i] + (value - z[i] * Product(dz, z).Average()) / deviation)];
            Expect.AllClose(expected, dx.Span, Row, magnitude: 4, $"RMS dx of {length}");
            Check(x, gain, dy, dx, dg);
        }
    }

    [Fact]
    public void A_row_far_from_zero_is_normalized_around_its_mean()
    {
        var x = RandomFloats.Uniform(100, seed: 1).Select(value => value + 1000).ToArray();
        var y = new float[100];
        LayerNormKernel.Forward(x, [.. Enumerable.Repeat(1f, 100)], new float[100], 1e-5f, y);
        var expected = NormalizationReference.LayerNorm(RandomFloats.ToDoubles(x), Ones(100), new double[100], 1e-5f);
        Expect.AllClose(expected, y, new Tolerance(1), magnitude: 1000, "y"); // a mean of 1,000 has so many digits, and no more
    }

    [Fact]
    public void A_constant_row_has_the_bias_and_a_row_of_zeros_stays_zero()
    {
        float[] x = [.. Enumerable.Repeat(0.1f, 37)], bias = RandomFloats.Uniform(37, seed: 1), y = new float[37];
        LayerNormKernel.Forward(x, bias, bias, 1e-5f, y);
        Expect.AllClose(RandomFloats.ToDoubles(bias), y, Row, "constant");
        RmsNormKernel.Forward(new float[37], bias, 1e-7f, y);
        Assert.Equal(-1, y.AsSpan().IndexOfAnyExcept(0f));
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_address()
    {
        foreach (var length in new[] { 1, 7, 31, 100, 256 })
        {
            float[] values = RandomFloats.Uniform(length, seed: 3), expected = new float[length], expectedRms = new float[length], y = new float[length];
            LayerNormKernel.Forward(values, values, values, 1e-5f, expected);
            RmsNormKernel.Forward(values, values, 1e-5f, expectedRms);
            for (var shift = 0; shift < 16; shift++)
            {
                var moved = new GuardedFloats(values, shift).Span;
                LayerNormKernel.Forward(moved, values, values, 1e-5f, y);
                Expect.SameBits(expected, y, "layer norm");
                RmsNormKernel.Forward(moved, values, 1e-5f, y);
                Expect.SameBits(expectedRms, y, "RMS norm");
            }
        }
    }

    [Fact]
    public void The_gradient_of_gelu_of_every_length_is_right_and_touches_nothing_outside()
    {
        for (var length = 0; length <= 256; length++)
        {
            var (x, dy, dx) = (new GuardedFloats(RandomFloats.Uniform(length, 1, range: 4), shift: 1), Guarded(length, 2), Guarded(length, 3));
            var expected = Sum(Doubles(dx), Product(Doubles(dy), [.. Doubles(x).Select(GeluReference.Derivative)]));
            GeluKernel.Backward(x.Span, dy.Span, dx.Span);
            Expect.AllClose(expected, dx.Span, Row, magnitude: 1, $"gelu's gradient of {length}");
            Check(x, dy, dx);
        }
    }

    [Fact]
    public void Activations_and_their_derivatives_of_every_length_are_right_and_touch_nothing_outside()
    {
        for (var length = 0; length <= 256; length++)
        {
            var x = new GuardedFloats(RandomFloats.Uniform(length, 1, range: 4), shift: length % 5);
            var (y, alone, slope) = (new GuardedFloats(length, shift: 1), new GuardedFloats(length), new GuardedFloats(length, shift: 2));
            ActivationKernel.Gelu(x.Span, y.Span, slope.Span);
            ActivationKernel.Gelu(x.Span, alone.Span, []);
            Expect.SameBits(y.Span, alone.Span, "without the derivative");
            Expect.AllClose([.. Doubles(x).Select(GeluReference.Apply)], y.Span, Row, magnitude: 1, $"gelu of {length}");
            Expect.AllClose([.. Doubles(x).Select(GeluReference.Derivative)], slope.Span, Row, magnitude: 1, $"gelu' of {length}");
            var rectified = Doubles(x);
            ActivationKernel.Relu(x.Span, y.Span, x.Span);
            for (var i = 0; i < length; i++)
                Assert.Equal((Math.Max(rectified[i], 0), rectified[i] > 0 ? 1f : 0), (y.Span[i], x.Span[i]));
            Check(x, y, alone, slope);
        }
    }

    [Fact]
    public void The_rectifier_has_its_slope_at_every_magnitude()
    {
        float[] x = [0, -0f, float.Epsilon, 1e-38f, -1e-38f, 1e-30f, 1, float.MaxValue, float.PositiveInfinity, float.MinValue, float.NegativeInfinity], y = new float[11], slope = new float[11];
        ActivationKernel.Relu(x, y, slope);
        Assert.Equal([0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0], slope);
        Assert.True(y.SequenceEqual([0, 0, float.Epsilon, 1e-38f, 0, 1e-30f, 1, float.MaxValue, float.PositiveInfinity, 0, 0]));
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] right = new float[5], shorter = new float[4];
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Forward(right, shorter, right, 1, right));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Forward(right, right, shorter, 1, right));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Forward(right, right, right, 1, shorter));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Backward(right, 0, 1, shorter, right, right, right, right));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Backward(right, 0, 1, right, shorter, right, right, right));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Backward(right, 0, 1, right, right, shorter, right, right));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Backward(right, 0, 1, right, right, right, shorter, right));
        Assert.Throws<ArgumentException>(() => LayerNormKernel.Backward(right, 0, 1, right, right, right, right, shorter));
        Assert.Throws<ArgumentException>(() => RmsNormKernel.Forward(right, shorter, 1, right));
        Assert.Throws<ArgumentException>(() => RmsNormKernel.Forward(right, right, 1, shorter));
        Assert.Throws<ArgumentException>(() => RmsNormKernel.Backward(right, 1, shorter, right, right, right));
        Assert.Throws<ArgumentException>(() => RmsNormKernel.Backward(right, 1, right, shorter, right, right));
        Assert.Throws<ArgumentException>(() => RmsNormKernel.Backward(right, 1, right, right, shorter, right));
        Assert.Throws<ArgumentException>(() => RmsNormKernel.Backward(right, 1, right, right, right, shorter));
        Assert.Throws<ArgumentException>(() => ActivationKernel.Gelu(right, shorter, []));
        Assert.Throws<ArgumentException>(() => ActivationKernel.Relu(right, right, shorter));
        Assert.Throws<ArgumentException>(() => GeluKernel.Backward(right, shorter, right));
        Assert.Throws<ArgumentException>(() => GeluKernel.Backward(right, right, shorter));
    }

    private static GuardedFloats Guarded(int length, int seed) => new(RandomFloats.Uniform(length, seed), shift: (length + seed) % 5);

    private static double[] Doubles(GuardedFloats values) => RandomFloats.ToDoubles(values.Span);

    private static double[] Ones(int length) => [.. Enumerable.Repeat(1d, length)];

    private static double[] Sum(double[] left, double[] right) => [.. left.Zip(right, (x, y) => x + y)];

    private static double[] Product(double[] left, double[] right) => [.. left.Zip(right, (x, y) => x * y)];

    private static void Check(params GuardedFloats[] all)
    {
        foreach (var guarded in all)
            guarded.CheckGuards("normalization");
    }
}

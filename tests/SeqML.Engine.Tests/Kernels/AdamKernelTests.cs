using SeqML.Engine.Kernels.Optimization;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class AdamKernelTests
{
    private static readonly AdamConstants Constants = new(
        Rate: 0.013f, RootScale: 1.7f, Beta1: 0.9f, Beta2: 0.999f, Epsilon: 0.02f, Keep: 0.999f, GradientScale: 0.5f);

    [Theory]
    [InlineData(0)]
    [InlineData(0.07f)]
    public void Every_length_is_right_and_touches_nothing_outside(float penalty)
    {
        var constants = Constants with { Penalty = penalty };
        for (var length = 0; length <= 256; length++)
        {
            var weights = new GuardedFloats(RandomFloats.Uniform(length, 1), shift: length % 3);
            var gradient = new GuardedFloats(RandomFloats.Uniform(length, 2), shift: 1);
            var mean = new GuardedFloats(RandomFloats.Uniform(length, 3), shift: 2);
            var square = new GuardedFloats([.. RandomFloats.Uniform(length, 4).Select(MathF.Abs)]);
            var (w, g, m, v) = (RandomFloats.ToDoubles(weights.Span), RandomFloats.ToDoubles(gradient.Span),
                RandomFloats.ToDoubles(mean.Span), RandomFloats.ToDoubles(square.Span));

            AdamKernel.Update(weights.Span, gradient.Span, mean.Span, square.Span, constants);

            for (var i = 0; i < length; i++)
            {
                Step(ref w[i], g[i], ref m[i], ref v[i], penalty);
                Expect.Close(m[i], mean.Span[i], Tolerance.Kernel, 1, "mean");
                Expect.Close(v[i], square.Span[i], Tolerance.Kernel, 1, "square");
                // The step divides by the root of v: its error is relative to the step, which may be larger than the weight.
                Expect.Close(w[i], weights.Span[i], Tolerance.Kernel, 1 + Constants.Rate / (Math.Sqrt(v[i]) * Constants.RootScale), "weight");
            }
            foreach (var guarded in new[] { weights, gradient, mean, square })
                guarded.CheckGuards($"length {length}");
        }
    }

    [Fact]
    public void Without_gradient_and_moments_only_the_decay_remains()
    {
        var weights = RandomFloats.Uniform(45, seed: 1);
        var expected = weights.Select(weight => weight * Constants.Keep).ToArray();
        AdamKernel.Update(weights, new float[45], new float[45], new float[45], Constants);
        Expect.SameBits(expected, weights, "decayed weights");
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] right = new float[5], shorter = new float[4];
        Assert.Throws<ArgumentException>(() => AdamKernel.Update(right, shorter, right, right, Constants));
        Assert.Throws<ArgumentException>(() => AdamKernel.Update(right, right, shorter, right, Constants));
        Assert.Throws<ArgumentException>(() => AdamKernel.Update(right, right, right, shorter, Constants));
    }

    private static void Step(ref double weight, double gradient, ref double mean, ref double square, double penalty)
    {
        var g = gradient * Constants.GradientScale + penalty * weight;
        mean = Constants.Beta1 * mean + (1 - Constants.Beta1) * g;
        square = Constants.Beta2 * square + (1 - Constants.Beta2) * g * g;
        weight = weight * Constants.Keep - Constants.Rate * mean / (Math.Sqrt(square) * Constants.RootScale + Constants.Epsilon);
    }
}

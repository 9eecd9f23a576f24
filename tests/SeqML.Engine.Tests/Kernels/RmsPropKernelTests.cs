using SeqML.Engine.Kernels.Optimization;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class RmsPropKernelTests
{
    private static readonly RmsPropConstants Constants = new(Rate: 0.013f, Penalty: 0.07f, GradientScale: 0.5f, Alpha: 0.9f, Epsilon: 0.1f, Momentum: 0.8f);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Every_length_is_right_and_touches_nothing_outside(bool centered, bool hasVelocity)
    {
        for (var length = 0; length <= 256; length++)
        {
            var weights = new GuardedFloats(RandomFloats.Uniform(length, 1), shift: length % 3);
            var gradient = new GuardedFloats(RandomFloats.Uniform(length, 2), shift: 1);
            var square = new GuardedFloats([.. RandomFloats.Uniform(length, 3).Select(value => 0.3f + MathF.Abs(value))]);
            var mean = new GuardedFloats(RandomFloats.Uniform(centered ? length : 0, 4, range: 0.4f), shift: 2);
            var velocity = new GuardedFloats(RandomFloats.Uniform(hasVelocity ? length : 0, 5), shift: 3);
            var (w, g, v) = (RandomFloats.ToDoubles(weights.Span), RandomFloats.ToDoubles(gradient.Span), RandomFloats.ToDoubles(square.Span));
            var (m, b) = (RandomFloats.ToDoubles(mean.Span), RandomFloats.ToDoubles(velocity.Span));

            RmsPropKernel.Update(weights.Span, gradient.Span, square.Span, mean.Span, velocity.Span, Constants);

            for (var i = 0; i < length; i++)
            {
                var d = g[i] * Constants.GradientScale + Constants.Penalty * w[i];
                v[i] = Constants.Alpha * v[i] + (1 - Constants.Alpha) * d * d;
                Expect.Close(v[i], square.Span[i], Tolerance.Kernel, 1 + v[i], "square");
                var variance = v[i];
                if (centered)
                {
                    m[i] = Constants.Alpha * m[i] + (1 - Constants.Alpha) * d;
                    Expect.Close(m[i], mean.Span[i], Tolerance.Kernel, 1, "mean");
                    variance -= m[i] * m[i];
                }
                var step = d / (Math.Sqrt(variance) + Constants.Epsilon);
                if (hasVelocity)
                {
                    step += Constants.Momentum * b[i];
                    Expect.Close(step, velocity.Span[i], Tolerance.Kernel, 4, "velocity");
                }
                Expect.Close(w[i] - Constants.Rate * step, weights.Span[i], Tolerance.Kernel, 1, "weight");
            }
            foreach (var guarded in new[] { weights, gradient, square, mean, velocity })
                guarded.CheckGuards($"length {length}");
        }
    }

    [Fact]
    public void A_variance_that_is_rounded_below_zero_is_zero_and_a_gradient_that_is_not_a_number_stays_so()
    {
        var (weights, gradient) = (new float[37], Enumerable.Repeat(0.5f, 37).ToArray());
        gradient[5] = gradient[36] = float.NaN;
        RmsPropKernel.Update(weights, gradient, new float[37], Enumerable.Repeat(2f, 37).ToArray(), [], Constants with { Penalty = 0 });
        for (var i = 0; i < 37; i++)
            Expect.Close(i is 5 or 36 ? double.NaN : -0.013 * 0.25 / 0.1, weights[i], Tolerance.Kernel, 1, $"weight {i}");
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] right = new float[5], shorter = new float[4];
        Assert.Throws<ArgumentException>(() => RmsPropKernel.Update(right, shorter, right, right, right, Constants));
        Assert.Throws<ArgumentException>(() => RmsPropKernel.Update(right, right, shorter, right, right, Constants));
        Assert.Throws<ArgumentException>(() => RmsPropKernel.Update(right, right, right, shorter, right, Constants));
        Assert.Throws<ArgumentException>(() => RmsPropKernel.Update(right, right, right, right, shorter, Constants));
        Assert.Throws<ArgumentException>(() => RmsPropKernel.Update(right, right, [], right, right, Constants));
    }
}

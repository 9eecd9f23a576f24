using SeqML.Engine.Kernels.Optimization;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class SgdKernelTests
{
    private static readonly SgdConstants Constants = new(Rate: 0.13f, Penalty: 0.07f, GradientScale: 0.5f, Momentum: 0.8f, Gain: 0.6f);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_length_is_right_and_touches_nothing_outside(bool hasVelocity, bool nesterov)
    {
        var constants = Constants with { IsNesterov = nesterov };
        for (var length = 0; length <= 256; length++)
        {
            var weights = new GuardedFloats(RandomFloats.Uniform(length, 1), shift: length % 3);
            var gradient = new GuardedFloats(RandomFloats.Uniform(length, 2), shift: 1);
            var velocity = new GuardedFloats(RandomFloats.Uniform(hasVelocity ? length : 0, 3), shift: 2);
            var (w, g, b) = (RandomFloats.ToDoubles(weights.Span), RandomFloats.ToDoubles(gradient.Span), RandomFloats.ToDoubles(velocity.Span));

            SgdKernel.Update(weights.Span, gradient.Span, velocity.Span, constants);

            for (var i = 0; i < length; i++)
            {
                var d = g[i] * constants.GradientScale + constants.Penalty * w[i];
                if (hasVelocity)
                {
                    b[i] = constants.Momentum * b[i] + constants.Gain * d;
                    d = nesterov ? d + constants.Momentum * b[i] : b[i];
                    Expect.Close(b[i], velocity.Span[i], Tolerance.Kernel, 1, "velocity");
                }
                Expect.Close(w[i] - constants.Rate * d, weights.Span[i], Tolerance.Kernel, 1, "weight");
            }
            foreach (var guarded in new[] { weights, gradient, velocity })
                guarded.CheckGuards($"length {length}");
        }
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] right = new float[5], shorter = new float[4];
        Assert.Throws<ArgumentException>(() => SgdKernel.Update(right, shorter, right, Constants));
        Assert.Throws<ArgumentException>(() => SgdKernel.Update(right, right, shorter, Constants));
    }
}

using SeqML.Engine.Kernels.Optimization;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class AdagradKernelTests
{
    private static readonly AdagradConstants Constants = new(Rate: 0.013f, Penalty: 0.07f, GradientScale: 0.5f, Epsilon: 0.02f);

    [Fact]
    public void Every_length_is_right_and_touches_nothing_outside()
    {
        for (var length = 0; length <= 256; length++)
        {
            var weights = new GuardedFloats(RandomFloats.Uniform(length, 1), shift: length % 3);
            var gradient = new GuardedFloats(RandomFloats.Uniform(length, 2), shift: 1);
            var sum = new GuardedFloats([.. RandomFloats.Uniform(length, 3).Select(MathF.Abs)], shift: 2);
            var (w, g, v) = (RandomFloats.ToDoubles(weights.Span), RandomFloats.ToDoubles(gradient.Span), RandomFloats.ToDoubles(sum.Span));

            AdagradKernel.Update(weights.Span, gradient.Span, sum.Span, Constants);

            for (var i = 0; i < length; i++)
            {
                var d = g[i] * Constants.GradientScale + Constants.Penalty * w[i];
                v[i] += d * d;
                Expect.Close(v[i], sum.Span[i], Tolerance.Kernel, 1 + v[i], "sum");
                // The step divides by the root of v: its error is relative to the step, which is no longer than the rate.
                Expect.Close(w[i] - Constants.Rate * d / (Math.Sqrt(v[i]) + Constants.Epsilon), weights.Span[i], Tolerance.Kernel, 1, "weight");
            }
            foreach (var guarded in new[] { weights, gradient, sum })
                guarded.CheckGuards($"length {length}");
        }
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] right = new float[5], shorter = new float[4];
        Assert.Throws<ArgumentException>(() => AdagradKernel.Update(right, shorter, right, Constants));
        Assert.Throws<ArgumentException>(() => AdagradKernel.Update(right, right, shorter, Constants));
    }
}

using SeqML.Engine.Kernels.Elementwise;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class RectifierKernelTests
{
    [Fact]
    public void The_gradient_passes_where_the_result_is_above_zero_at_every_length()
    {
        for (var length = 0; length <= 256; length++)
        {
            var y = RandomFloats.Uniform(length, seed: length);
            if (length > 3)
                (y[0], y[1], y[2], y[3]) = (0, -0f, float.NaN, float.PositiveInfinity);
            var dy = RandomFloats.Uniform(length, seed: length + 1);
            var dx = new GuardedFloats(RandomFloats.Uniform(length, seed: length + 2), shift: length % 5);
            var expected = dx.Span.ToArray();
            for (var i = 0; i < length; i++)
                expected[i] += y[i] > 0 ? dy[i] : 0;
            RectifierKernel.AddGradient(y, dy, dx.Span);
            Expect.SameBits(expected, dx.Span, $"{length} numbers");
            dx.CheckGuards("rectifier");
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RectifierKernel.AddGradient(new float[2], new float[3], new float[2]));
        Assert.Throws<ArgumentException>(() => RectifierKernel.AddGradient(new float[2], new float[2], new float[3]));
    }
}

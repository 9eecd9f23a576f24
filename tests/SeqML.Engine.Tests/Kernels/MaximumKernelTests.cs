using SeqML.Engine.Kernels.Reductions;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class MaximumKernelTests
{
    [Fact]
    public void The_first_of_equal_maxima_is_noted_and_nan_stays_at_every_length()
    {
        for (var length = 0; length <= 256; length++)
        {
            var arrays = Enumerable.Range(0, 4).Select(step => Whole(length, seed: 4 * length + step)).ToArray();
            if (length > 2)
                (arrays[1][0], arrays[2][1], arrays[0][2]) = (float.NaN, float.NaN, float.NegativeInfinity);
            var maximum = new GuardedFloats(arrays[0], shift: length % 5);
            var steps = new GuardedFloats(new float[length], shift: length % 3);
            for (var step = 1; step < arrays.Length; step++)
                MaximumKernel.Update(arrays[step], step, maximum.Span, steps.Span);

            for (var i = 0; i < length; i++)
            {
                var column = arrays.Select(array => array[i]).ToList();
                var expected = column.Any(float.IsNaN) ? float.NaN : column.Max();
                Assert.Equal(expected, maximum.Span[i]);
                Assert.Equal(column.IndexOf(expected), steps.Span[i]);
            }
            maximum.CheckGuards("maximum");
            steps.CheckGuards("steps");
        }
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MaximumKernel.Update(new float[2], 1, new float[3], new float[2]));
        Assert.Throws<ArgumentException>(() => MaximumKernel.Update(new float[2], 1, new float[2], new float[3]));
    }

    /// <summary>Whole numbers from -2 to 2, so that many are equal.</summary>
    private static float[] Whole(int length, int seed) => [.. RandomFloats.Uniform(length, seed, range: 2).Select(value => MathF.Round(value))];
}

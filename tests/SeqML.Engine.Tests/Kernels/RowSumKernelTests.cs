using SeqML.Engine.Kernels.Logistic;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class RowSumKernelTests
{
    private static readonly int[] Rows = [3, 0, 5, 3];

    [Fact]
    public void Every_length_is_right_and_touches_nothing_outside()
    {
        for (var length = 1; length <= 130; length++)
        {
            var matrix = new GuardedFloats(RandomFloats.Uniform(6 * length, 1), shift: length % 3);
            var sum = new GuardedFloats(length, shift: 1);
            var x = new GuardedFloats(RandomFloats.Uniform(length, 2), shift: 2);
            var (m, v) = (RandomFloats.ToDoubles(matrix.Span), RandomFloats.ToDoubles(x.Span));
            var (mean, moved) = (new double[length], (double[])m.Clone());
            foreach (var row in Rows)
                for (var i = 0; i < length; i++)
                {
                    mean[i] += m[row * length + i] / Rows.Length;
                    moved[row * length + i] += 0.3f * v[i];
                }

            RowSumKernel.Prefetch(matrix.Span, length, Rows);
            RowSumKernel.Gather(matrix.Span, Rows, 1f / Rows.Length, sum.Span);
            Expect.AllClose(mean, sum.Span, Tolerance.Kernel, 1, $"mean of length {length}");
            RowSumKernel.Scatter(matrix.Span, Rows, 0.3f, x.Span);
            Expect.AllClose(moved, matrix.Span, Tolerance.Kernel, 1, $"rows of length {length}");
            foreach (var guarded in new[] { matrix, sum, x })
                guarded.CheckGuards($"length {length}");
        }
    }

    [Fact]
    public void Both_sums_are_right_at_every_length()
    {
        for (var length = 0; length <= 256; length++)
        {
            var x = RandomFloats.Uniform(length, 1);
            var (sum, y) = (new GuardedFloats(RandomFloats.Uniform(length, 2), shift: 1), new GuardedFloats(RandomFloats.Uniform(length, 3), shift: length % 5));
            var (s, z) = (RandomFloats.ToDoubles(sum.Span), RandomFloats.ToDoubles(y.Span));
            for (var i = 0; i < length; i++)
                (s[i], z[i]) = (s[i] + x[i], z[i] + 0.7f * (double)x[i]);
            RowSumKernel.Add(x, sum.Span, 0.7f, y.Span);
            Expect.AllClose(s, sum.Span, Tolerance.Kernel, 1, "sum");
            Expect.AllClose(z, y.Span, Tolerance.Kernel, 1, "y");
            sum.CheckGuards($"sum, length {length}");
            y.CheckGuards($"y, length {length}");
        }
    }

    [Fact]
    public void No_rows_add_up_to_zeros()
    {
        var sum = new float[] { 1, 2, 3 };
        RowSumKernel.Gather(new float[6], [], 1, sum);
        Assert.All(sum, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused()
    {
        var (matrix, vector) = (new float[7], new float[3]);
        foreach (var row in new[] { -1, 2, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => RowSumKernel.Gather(matrix, [row], 1, vector));
            Assert.Throws<ArgumentOutOfRangeException>(() => RowSumKernel.Scatter(matrix, [row], 1, vector));
        }
        Assert.Throws<ArgumentException>(() => RowSumKernel.Add(vector, new float[2], 1, vector));
        Assert.Throws<ArgumentException>(() => RowSumKernel.Add(vector, vector, 1, new float[4]));
    }
}

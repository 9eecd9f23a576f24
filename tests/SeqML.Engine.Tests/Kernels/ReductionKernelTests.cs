using SeqML.Engine.Kernels.Reductions;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class ReductionKernelTests
{
    [Fact]
    public void Every_length_is_right_and_reads_nothing_outside()
    {
        for (var length = 0; length <= 256; length++)
        {
            var x = new GuardedFloats(RandomFloats.Uniform(length, length, range: 4), shift: length % 5);
            var exact = RandomFloats.ToDoubles(x.Span);
            Expect.Close(exact.Sum(), ReductionKernels.Sum(x.Span), Tolerance.Kernel, exact.Sum(Math.Abs), $"sum of {length}");
            Expect.Close(exact.Sum(value => value * value), ReductionKernels.SumOfSquares(x.Span), Tolerance.Kernel, $"squares of {length}");
            if (length > 0)
                Expect.Close(SoftmaxReference.LogSumExp(exact), ReductionKernels.LogSumExp(x.Span), Tolerance.Kernel, $"log-sum-exp of {length}");
            x.CheckGuards("reduction");
        }
    }

    [Fact]
    public void Softmax_of_every_length_is_right_and_touches_nothing_outside()
    {
        for (var length = 0; length <= 256; length++)
        {
            var x = new GuardedFloats(RandomFloats.Uniform(length, length, range: 4), shift: length % 5);
            var y = new GuardedFloats(length, shift: length % 3);
            ReductionKernels.Softmax(x.Span, y.Span);
            var exact = length == 0 ? [] : SoftmaxReference.Softmax(RandomFloats.ToDoubles(x.Span));
            for (var i = 0; i < length; i++)
                Expect.Close(exact[i], y.Span[i], new Tolerance(8), $"softmax of {length}");
            x.CheckGuards("softmax");
            y.CheckGuards("softmax");
        }
    }

    [Fact]
    public void The_bits_of_a_sum_do_not_depend_on_its_address()
    {
        foreach (var length in new[] { 1, 7, 31, 100, 256, 1000 })
        {
            var values = RandomFloats.Uniform(length, seed: 3);
            for (var shift = 0; shift < 16; shift++)
            {
                var moved = new GuardedFloats(values, shift).Span;
                Assert.Equal(ReductionKernels.Sum(values), ReductionKernels.Sum(moved));
                Assert.Equal(ReductionKernels.SumOfSquares(values), ReductionKernels.SumOfSquares(moved));
                Assert.Equal(ReductionKernels.LogSumExp(values), ReductionKernels.LogSumExp(moved));
            }
        }
    }

    [Fact]
    public void The_error_of_a_sum_of_squares_does_not_grow_with_the_length()
    {
        var values = RandomFloats.Uniform(1_000_003, seed: 4);
        Expect.Close(RandomFloats.ToDoubles(values).Sum(x => x * x), ReductionKernels.SumOfSquares(values), new Tolerance(1), "squares");
    }

    [Fact]
    public void Column_sums_are_added_to_what_is_there()
    {
        foreach (var (rows, columns) in new[] { (0, 3), (1, 1), (5, 1), (7, 3), (33, 16), (12, 37), (300, 5) })
        {
            var x = new GuardedFloats(RandomFloats.Uniform(rows * columns, seed: 5), shift: 3);
            var sums = new GuardedFloats(RandomFloats.Uniform(columns, seed: 6), shift: 1);
            var (expected, magnitudes) = (RandomFloats.ToDoubles(sums.Span), new double[columns]);
            for (var i = 0; i < rows * columns; i++)
            {
                expected[i % columns] += x.Span[i];
                magnitudes[i % columns] += 1;
            }
            ReductionKernels.AddColumnSums(x.Span, sums.Span);
            for (var column = 0; column < columns; column++)
                Expect.Close(expected[column], sums.Span[column], Tolerance.Kernel, magnitudes[column] + 1, $"column {column}");
            sums.CheckGuards("column sums");
        }
    }

    [Fact]
    public void Of_nothing_the_sum_is_zero_and_log_sum_exp_minus_infinity()
    {
        Assert.Equal(0, ReductionKernels.Sum([]));
        Assert.Equal(0, ReductionKernels.SumOfSquares([]));
        Assert.Equal(float.NegativeInfinity, ReductionKernels.LogSumExp([]));
        ReductionKernels.Softmax([], []);
    }

    [Fact]
    public void Squares_of_large_numbers_are_summed_where_floats_have_no_room_for_them()
    {
        var values = Enumerable.Repeat(1f, 3000).ToArray();
        (values[7], values[2000]) = (1e20f, -2e30f);
        Assert.Equal(1e40 + 4e60 + 2998, ReductionKernels.SumOfSquares(values), 4e54);
        values[7] = float.PositiveInfinity;
        Assert.True(double.IsPositiveInfinity(ReductionKernels.SumOfSquares(values)));
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ReductionKernels.Softmax(new float[4], new float[5]));
        Assert.Throws<ArgumentException>(() => ReductionKernels.AddColumnSums(new float[4], []));
        Assert.Throws<ArgumentException>(() => ReductionKernels.AddColumnSums(new float[4], new float[3]));
    }

    [Fact]
    public void Sums_of_nan_and_infinity_are_what_adding_gives()
    {
        for (var position = 0; position < 100; position++)
        {
            var x = new float[100];
            x[position] = float.NaN;
            Assert.True(float.IsNaN(ReductionKernels.Sum(x)));
            Assert.True(double.IsNaN(ReductionKernels.SumOfSquares(x)));
            x[position] = float.NegativeInfinity;
            Assert.Equal(float.NegativeInfinity, ReductionKernels.Sum(x));
            Assert.Equal(double.PositiveInfinity, ReductionKernels.SumOfSquares(x));
        }
    }
}

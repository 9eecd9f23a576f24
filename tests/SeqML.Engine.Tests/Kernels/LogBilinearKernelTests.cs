using SeqML.Engine.Kernels.LogBilinear;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class LogBilinearKernelTests
{
    private const float LogCount = 1.25f;
    private const float Weight = 0.7f;
    private const float Rate = 0.5f; // large, so that the sums of squares matter

    [Fact]
    public void Every_length_is_right_and_touches_nothing_outside()
    {
        for (var size = 1; size <= 256; size++)
        {
            var word = new GuardedFloats(Row(size, seed: size), shift: size % 3);
            var context = new GuardedFloats(Row(size, seed: 1000 + size), shift: 1);
            var (w, c) = (RandomFloats.ToDoubles(word.Span), RandomFloats.ToDoubles(context.Span));

            var cost = LogBilinearKernel.Step(word.Span, context.Span, LogCount, Weight, Rate);

            var expected = Naive(w, c, size, out var magnitude);
            Expect.Close(expected, cost, Tolerance.Operation, 1 + magnitude * magnitude, "cost");
            Expect.AllClose(w, word.Span, Tolerance.Operation, 2 + magnitude * magnitude, "word");
            Expect.AllClose(c, context.Span, Tolerance.Operation, 2 + magnitude * magnitude, "context");
            word.CheckGuards($"word of {size}");
            context.CheckGuards($"context of {size}");
        }
    }

    [Fact]
    public void A_step_is_the_gradient_of_the_cost_by_the_root_of_the_sums()
    {
        const int size = 5;
        const double small = 1e-5;
        var (word, context) = (Row(size, seed: 3), Row(size, seed: 4));
        var (movedWord, movedContext) = (word.ToArray(), context.ToArray());
        LogBilinearKernel.Step(movedWord, movedContext, LogCount, Weight, Rate);
        foreach (var (row, moved, isWord) in new[] { (word, movedWord, true), (context, movedContext, false) })
            foreach (var i in Enumerable.Range(0, size).Append(2 * size))
            {
                var gradient = (Cost(small) - Cost(-small)) / (2 * small);
                var sum = row[i < size ? size + i : i + 1];
                Expect.Close(row[i] - Rate * gradient / Math.Sqrt(sum), moved[i], Tolerance.Gradient, 1, $"number {i}");
                Expect.Close(sum + Math.Pow(Rate * gradient, 2), moved[i < size ? size + i : i + 1], Tolerance.Gradient, 1, $"sum {i}");

                double Cost(double shift)
                {
                    var (w, c) = (RandomFloats.ToDoubles(word), RandomFloats.ToDoubles(context));
                    (isWord ? w : c)[i] += shift;
                    return Naive(w, c, size, out _);
                }
            }
    }

    [Fact]
    public void To_ask_memory_for_a_row_changes_nothing()
    {
        var row = new GuardedFloats(Row(20, seed: 1));
        var before = row.Span.ToArray();
        LogBilinearKernel.Prefetch(row.Span);
        LogBilinearKernel.Prefetch([]);
        Expect.SameBits(before, row.Span, "row");
        row.CheckGuards("row");
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LogBilinearKernel.Step(new float[6], new float[8], 0, 1, 1));
        Assert.Contains("even number", Assert.Throws<ArgumentException>(() => LogBilinearKernel.Step(new float[7], new float[7], 0, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LogBilinearKernel.Step([], [], 0, 1, 1));
    }

    private static float[] Row(int size, int seed)
    {
        var row = RandomFloats.Uniform(LogBilinearKernel.RowLength(size), seed);
        for (var i = size; i < 2 * size; i++)
            row[i] = 1 + Math.Abs(row[i]);
        row[2 * size + 1] = 1 + Math.Abs(row[2 * size + 1]);
        return row;
    }

    private static double Naive(double[] w, double[] c, int size, out double magnitude)
    {
        var d = w[2 * size] + c[2 * size] - LogCount;
        magnitude = Math.Abs(d);
        for (var i = 0; i < size; i++)
            (d, magnitude) = (d + w[i] * c[i], magnitude + Math.Abs(w[i] * c[i]));
        var step = (double)Rate * Weight * d;
        for (var i = 0; i < size; i++)
        {
            double wStep = step * c[i], cStep = step * w[i];
            (w[i], c[i]) = (w[i] - wStep / Math.Sqrt(w[size + i]), c[i] - cStep / Math.Sqrt(c[size + i]));
            (w[size + i], c[size + i]) = (w[size + i] + wStep * wStep, c[size + i] + cStep * cStep);
        }
        foreach (var row in new[] { w, c })
        {
            row[2 * size] -= step / Math.Sqrt(row[2 * size + 1]);
            row[2 * size + 1] += step * step;
        }
        return 0.5 * Weight * d * d;
    }
}

using SeqML.Engine.Kernels.Logistic;
using SeqML.Engine.Kernels.Simd;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class LogisticRowsKernelTests
{
    private const float Rate = 0.3f;

    [Fact]
    public void Every_number_of_rows_is_right_at_every_width()
    {
        foreach (var width in Widths.Supported)
            foreach (var stride in new[] { 16, 32, 112, 304 })
                for (var count = 0; count <= 20; count++)
                {
                    var work = new Work(stride, count, seed: count + stride);
                    var (loss, gradient, matrix) = work.Expected();
                    var likelihood = Widths.Run(width, work);
                    work.Check(loss, gradient, matrix, likelihood, $"width {width}, stride {stride}, {count} rows");
                }
    }

    [Fact]
    public void The_gradient_is_that_of_the_loss()
    {
        var work = new Work(16, 7, seed: 5);
        var (hidden, matrix) = (work.HiddenDoubles, work.MatrixDoubles);
        var before = (double[])matrix.Clone();
        work.Step();
        GradientCheck.Check(Array.ConvertAll(work.Gradient.Span.ToArray(), value => -value / Rate), () => work.Loss(hidden, matrix), hidden, "by the input");
        var moved = new float[matrix.Length];
        for (var i = 0; i < moved.Length; i++)
            moved[i] = (float)(before[i] - work.Matrix.Span[i]) / Rate;
        GradientCheck.Check(moved, () => work.Loss(hidden, matrix), matrix, "by the rows");
    }

    [Fact]
    public void Far_off_products_give_finite_steps_and_losses()
    {
        foreach (var scale in new[] { 40f, 1e4f, 1e18f })
        {
            float[] hidden = [scale, .. new float[15]], gradient = new float[16], matrix = [scale, .. new float[15], -scale, .. new float[15]], scratch = new float[LogisticRowsKernel.ScratchLength(2)];
            var likelihood = LogisticRowsKernel.Step(hidden, gradient, matrix, [0, 1], [-1f, 1f], 0.5f, scratch);
            Assert.InRange(likelihood, 1e-300, 1e-30);
            Assert.Equal(scale * 0.5f, matrix[0], scale * 1e-6f); // the whole rate, towards the other side
            Assert.Equal(-scale * 0.5f, matrix[16], scale * 1e-6f);
        }
    }

    [Fact]
    public void A_row_that_is_there_twice_moves_twice()
    {
        float[] hidden = [1, .. new float[15]], once = new float[16], twice = new float[16], gradient = new float[16], scratch = new float[LogisticRowsKernel.ScratchLength(8)];
        LogisticRowsKernel.Step(hidden, gradient, once, [0], [1f], 0.5f, scratch);
        LogisticRowsKernel.Step(hidden, gradient, twice, [0, 0, 0, 0, 0, 0, 0, 0], [1f, 1, 1, 1, 1, 1, 1, 1], 0.5f, scratch);
        Assert.Equal(0.25f, once[0]); // rate (1 - sigmoid 0)
        Assert.Equal(2f, twice[0]);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        float[] vector = new float[16], matrix = new float[32], scratch = new float[32];
        Assert.Throws<ArgumentException>(() => LogisticRowsKernel.Step(new float[15], new float[15], matrix, [0], [1f], 1, scratch));
        Assert.Throws<ArgumentException>(() => LogisticRowsKernel.Step(vector, new float[15], matrix, [0], [1f], 1, scratch));
        Assert.Throws<ArgumentException>(() => LogisticRowsKernel.Step(vector, vector, matrix, [0, 1], [1f], 1, scratch));
        Assert.Throws<ArgumentException>(() => LogisticRowsKernel.Step(vector, vector, matrix, [0], [1f], 1, new float[31]));
        foreach (var row in new[] { -1, 2 })
            Assert.Throws<ArgumentOutOfRangeException>(() => LogisticRowsKernel.Step(vector, vector, matrix, [0, row], [1f, 1f], 1, scratch));
    }

    /// <summary>Some rows of a matrix of 31, none twice.</summary>
    private sealed unsafe class Work : IWidthFunction<double>
    {
        private readonly int stride;
        private readonly int[] rows;
        private readonly float[] signs;
        private readonly GuardedFloats scratch;

        public Work(int stride, int count, int seed)
        {
            this.stride = stride;
            var random = new Random(seed);
            rows = [.. Enumerable.Range(0, 31).OrderBy(_ => random.Next()).Take(count)];
            signs = [.. rows.Select(row => row % 3 == 0 ? 1f : -1f)];
            Hidden = new GuardedFloats(RandomFloats.Uniform(stride, seed + 1), shift: 1);
            Gradient = new GuardedFloats(stride, shift: 2);
            Matrix = new GuardedFloats(RandomFloats.Uniform(31 * stride, seed + 2), shift: 3);
            scratch = new GuardedFloats(LogisticRowsKernel.ScratchLength(count), shift: 1);
            (HiddenDoubles, MatrixDoubles) = (RandomFloats.ToDoubles(Hidden.Span), RandomFloats.ToDoubles(Matrix.Span));
        }

        public GuardedFloats Hidden { get; }

        public GuardedFloats Gradient { get; }

        public GuardedFloats Matrix { get; }

        public double[] HiddenDoubles { get; }

        public double[] MatrixDoubles { get; }

        public double Loss(double[] hidden, double[] matrix)
        {
            var loss = 0d;
            for (var i = 0; i < rows.Length; i++)
                loss += Math.Log(1 + Math.Exp(-signs[i] * Dot(hidden, matrix, rows[i])));
            return loss;
        }

        public (double Loss, double[] Gradient, double[] Matrix) Expected()
        {
            var (gradient, matrix) = (new double[stride], (double[])MatrixDoubles.Clone());
            for (var i = 0; i < rows.Length; i++)
            {
                var d = Rate * signs[i] / (1 + Math.Exp(signs[i] * Dot(HiddenDoubles, MatrixDoubles, rows[i])));
                for (var j = 0; j < stride; j++)
                {
                    gradient[j] += d * MatrixDoubles[rows[i] * stride + j];
                    matrix[rows[i] * stride + j] += d * HiddenDoubles[j];
                }
            }
            return (Loss(HiddenDoubles, MatrixDoubles), gradient, matrix);
        }

        public double Step() => LogisticRowsKernel.Step(Hidden.Span, Gradient.Span, Matrix.Span, rows, signs, Rate, scratch.Span);

        public double Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            fixed (float* h = Hidden.Span, g = Gradient.Span, w = Matrix.Span, s = signs, steps = scratch.Span)
            fixed (int* r = rows)
                return LogisticRowsKernel.Step<S, V>(h, g, w, stride, r, s, rows.Length, Rate, steps);
        }

        public void Check(double loss, double[] gradient, double[] matrix, double likelihood, string what)
        {
            Expect.AllClose(gradient, Gradient.Span, Tolerance.Operation, 1, what + ", gradient");
            Expect.AllClose(matrix, Matrix.Span, Tolerance.Operation, 1, what + ", rows");
            Expect.Close(loss, -Math.Log(likelihood), Tolerance.Operation, 1 + loss, what + ", loss");
            foreach (var guarded in new[] { Hidden, Gradient, Matrix, scratch })
                guarded.CheckGuards(what);
        }

        private double Dot(double[] hidden, double[] matrix, int row)
        {
            var sum = 0d;
            for (var j = 0; j < stride; j++)
                sum += hidden[j] * matrix[row * stride + j];
            return sum;
        }
    }
}

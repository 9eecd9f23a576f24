using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Reductions;

/// <summary>Many numbers to one, and the softmax that is built from it.</summary>
/// <remarks>
/// The order of additions depends on the length and on the machine's registers, and on nothing else. (TensorPrimitives.Sum
/// promises no order: if it went by the address, two runs of one training would differ in their last bits.)
/// </remarks>
public static unsafe class ReductionKernels
{
    /// <summary>The sum; zero for an empty span.</summary>
    public static float Sum(ReadOnlySpan<float> x) => Reduce<SumReduction>(x);

    /// <summary>The sum of squares, the square of the Euclidean norm; gathered in double over blocks, so that errors do not grow with the length; finite for finite numbers.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> x)
    {
        const int block = 1024;
        var sum = 0d;
        for (var i = 0; i < x.Length; i += block)
        {
            var part = x.Slice(i, Math.Min(block, x.Length - i));
            var squares = Reduce<SumOfSquaresReduction>(part);
            sum += float.IsInfinity(squares) ? SumOfLargeSquares(part) : squares;
        }
        return sum;
    }

    /// <summary>Squares of finite numbers may be none: of 1e20 for one.</summary>
    private static double SumOfLargeSquares(ReadOnlySpan<float> x)
    {
        var sum = 0d;
        foreach (var value in x)
            sum += (double)value * value;
        return sum;
    }

    /// <summary>log of the sum of e^x, computed around the maximum, so that it overflows for no finite input.</summary>
    /// <remarks>Minus infinity for an empty span; NaN where any element is NaN.</remarks>
    public static double LogSumExp(ReadOnlySpan<float> x)
    {
        if (x.IsEmpty)
            return double.NegativeInfinity;
        var largest = TensorPrimitives.Max(x);
        if (!float.IsFinite(largest))
            return largest;
        var sum = 0d;
        foreach (var value in x)
            sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>y_i = e^x_i / sum over j of e^x_j, computed around the maximum. NaN where any element is NaN or plus infinity, or all are minus infinity; nothing for an empty span.</summary>
    /// <remarks>As e^x stays at 1e-38, so does the share of an element that is further than 87.3 below the maximum, be it minus infinity.</remarks>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        Require.Length(x.Length, y);
        if (x.IsEmpty)
            return;
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        ElementwiseKernels.Exponential(y, y);
        TensorPrimitives.Divide(y, Sum(y), y);
    }

    /// <summary>sums_j += sum over i of x[i, j], for x of <paramref name="sums"/>.Length columns.</summary>
    public static void AddColumnSums(ReadOnlySpan<float> x, Span<float> sums)
    {
        Require.Length(sums.IsEmpty ? 0 : x.Length - (x.Length % sums.Length), x);
        AddColumnSums(new Matrix(x, sums.IsEmpty ? 0 : x.Length / sums.Length, sums.Length), sums);
    }

    /// <summary>sums_j += sum over i of x[i, j], for x with columns that lie side by side.</summary>
    public static void AddColumnSums(Matrix x, Span<float> sums)
    {
        Require.Length(x.Columns, sums);
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.ColumnStride, 1);
        fixed (float* matrix = x.Values, result = sums)
        {
            var done = 0;
            if (Vector512.IsHardwareAccelerated)
                done = AddColumnSums<Simd512, Vector512<float>>(matrix, x.Rows, x.RowStride, result, sums.Length, done);
            if (Vector256.IsHardwareAccelerated)
                done = AddColumnSums<Simd256, Vector256<float>>(matrix, x.Rows, x.RowStride, result, sums.Length, done);
            if (Vector128.IsHardwareAccelerated)
                done = AddColumnSums<Simd128, Vector128<float>>(matrix, x.Rows, x.RowStride, result, sums.Length, done);
            AddColumnSums<SimdScalar, float>(matrix, x.Rows, x.RowStride, result, sums.Length, done);
        }
    }

    private static int AddColumnSums<S, V>(float* x, int rows, nint stride, float* sums, int columns, int start)
        where S : ISimd<V>
        where V : struct
    {
        var j = start;
        for (; j <= columns - 4 * S.Width; j += 4 * S.Width)
        {
            // Four registers of columns go down the rows together.
            V a = S.Load(sums + j), b = S.Load(sums + j + S.Width), c = S.Load(sums + j + 2 * S.Width), d = S.Load(sums + j + 3 * S.Width);
            var row = x + j;
            for (var i = 0; i < rows; i++, row += stride)
            {
                a = S.Add(a, S.Load(row));
                b = S.Add(b, S.Load(row + S.Width));
                c = S.Add(c, S.Load(row + 2 * S.Width));
                d = S.Add(d, S.Load(row + 3 * S.Width));
            }
            S.Store(sums + j, a);
            S.Store(sums + j + S.Width, b);
            S.Store(sums + j + 2 * S.Width, c);
            S.Store(sums + j + 3 * S.Width, d);
        }
        for (; j <= columns - S.Width; j += S.Width)
        {
            var sum = S.Load(sums + j);
            var row = x + j;
            for (var i = 0; i < rows; i++, row += stride)
                sum = S.Add(sum, S.Load(row));
            S.Store(sums + j, sum);
        }
        return j;
    }

    private static float Reduce<R>(ReadOnlySpan<float> x)
        where R : IReduction
    {
        if (Vector512.IsHardwareAccelerated)
            return Reduce<R, Simd512, Vector512<float>>(x);
        if (Vector256.IsHardwareAccelerated)
            return Reduce<R, Simd256, Vector256<float>>(x);
        return Vector128.IsHardwareAccelerated ? Reduce<R, Simd128, Vector128<float>>(x) : Reduce<R, SimdScalar, float>(x);
    }

    private static float Reduce<R, S, V>(ReadOnlySpan<float> x)
        where R : IReduction
        where S : ISimd<V>
        where V : struct
    {
        fixed (float* start = x)
        {
            // Four independent chains hide the latency of an addition.
            V a = S.Broadcast(R.Start), b = a, c = a, d = a;
            var i = 0;
            for (; i <= x.Length - 4 * S.Width; i += 4 * S.Width)
            {
                a = R.Gather<S, V>(a, S.Load(start + i));
                b = R.Gather<S, V>(b, S.Load(start + i + S.Width));
                c = R.Gather<S, V>(c, S.Load(start + i + 2 * S.Width));
                d = R.Gather<S, V>(d, S.Load(start + i + 3 * S.Width));
            }
            for (; i <= x.Length - S.Width; i += S.Width)
                a = R.Gather<S, V>(a, S.Load(start + i));
            var sum = S.Sum(R.Join<S, V>(R.Join<S, V>(a, b), R.Join<S, V>(c, d)));
            for (; i < x.Length; i++)
                sum = R.Gather<SimdScalar, float>(sum, start[i]);
            return sum;
        }
    }
}

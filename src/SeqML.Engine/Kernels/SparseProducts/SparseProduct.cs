using System.Diagnostics;
using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.SparseProducts;

/// <summary>The product of a sparse matrix and a dense one, row by row.</summary>
/// <remarks>An element of the result is one chain of multiply-adds in the order of the sparse row, at any width.</remarks>
internal static unsafe class SparseProduct
{
    /// <summary>y += sum over j of values_j b_(rows_j + shift): some rows of B, scaled and added.</summary>
    /// <param name="rows">Which rows of B.</param>
    /// <param name="values">By what each is multiplied.</param>
    /// <param name="b">B, row-major, as wide as y.</param>
    /// <param name="shift">What is added to each row.</param>
    /// <param name="y">The row of the result.</param>
    public static void AddRows(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, ReadOnlySpan<float> b, int shift, Span<float> y)
    {
        Debug.Assert(rows.Length == values.Length);
        if (rows.IsEmpty)
            return;
        fixed (int* places = rows)
        fixed (float* scales = values, matrix = b, result = y)
        {
            var start = matrix + (nint)shift * y.Length;
            var done = 0;
            if (Vector512.IsHardwareAccelerated)
                done = AddRows<Simd512, Vector512<float>>(places, scales, rows.Length, start, result, y.Length, done);
            if (Vector256.IsHardwareAccelerated)
                done = AddRows<Simd256, Vector256<float>>(places, scales, rows.Length, start, result, y.Length, done);
            if (Vector128.IsHardwareAccelerated)
                done = AddRows<Simd128, Vector128<float>>(places, scales, rows.Length, start, result, y.Length, done);
            AddRows<SimdScalar, float>(places, scales, rows.Length, start, result, y.Length, done);
        }
    }

    private static int AddRows<S, V>(int* rows, float* values, int count, float* b, float* y, int columns, int start)
        where S : ISimd<V>
        where V : struct
    {
        var i = start;
        for (; i <= columns - 4 * S.Width; i += 4 * S.Width)
        {
            // Four registers of the result stay where they are, while the rows go by.
            V a0 = S.Load(y + i), a1 = S.Load(y + i + S.Width), a2 = S.Load(y + i + 2 * S.Width), a3 = S.Load(y + i + 3 * S.Width);
            for (var j = 0; j < count; j++)
            {
                var row = b + (nint)rows[j] * columns + i;
                var scale = S.Broadcast(values[j]);
                a0 = S.MultiplyAdd(scale, S.Load(row), a0);
                a1 = S.MultiplyAdd(scale, S.Load(row + S.Width), a1);
                a2 = S.MultiplyAdd(scale, S.Load(row + 2 * S.Width), a2);
                a3 = S.MultiplyAdd(scale, S.Load(row + 3 * S.Width), a3);
            }
            S.Store(y + i, a0);
            S.Store(y + i + S.Width, a1);
            S.Store(y + i + 2 * S.Width, a2);
            S.Store(y + i + 3 * S.Width, a3);
        }
        for (; i <= columns - S.Width; i += S.Width)
        {
            var sum = S.Load(y + i);
            for (var j = 0; j < count; j++)
                sum = S.MultiplyAdd(S.Broadcast(values[j]), S.Load(b + (nint)rows[j] * columns + i), sum);
            S.Store(y + i, sum);
        }
        return i;
    }
}

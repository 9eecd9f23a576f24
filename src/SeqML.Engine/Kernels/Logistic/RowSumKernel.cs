using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Logistic;

/// <summary>Rows of a matrix added up, and a vector added to each of them: how the vector of a word is made of its parts, and how they learn.</summary>
/// <remarks>Rows may have any length. Other threads may write to the matrix meanwhile: an addition may then be lost. (Recht et al. 2011.)</remarks>
public static unsafe class RowSumKernel
{
    /// <summary>sum = scale sum_r w_r, added up in the order of the rows.</summary>
    /// <param name="matrix">Rows w, as long as <paramref name="sum"/>.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="scale">1 for the sum, 1 / n for the mean.</param>
    /// <param name="sum">Is overwritten.</param>
    public static void Gather(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, float scale, Span<float> sum)
    {
        Check(matrix.Length, rows, sum.Length);
        fixed (float* w = matrix, y = sum)
        fixed (int* r = rows)
        {
            var arrays = stackalloc float*[] { w, y };
            EveryWidth.Run<GatherLoop, Rows>(arrays, sum.Length, new Rows(r, rows.Length, sum.Length, scale));
        }
    }

    /// <summary>w_r = w_r + scale x for each of the rows, in their order: a row that is there twice is moved twice.</summary>
    /// <param name="matrix">Rows w, as long as <paramref name="x"/>.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="scale">What x is multiplied by.</param>
    /// <param name="x">What is added.</param>
    public static void Scatter(Span<float> matrix, ReadOnlySpan<int> rows, float scale, ReadOnlySpan<float> x)
    {
        Check(matrix.Length, rows, x.Length);
        fixed (float* w = matrix, values = x)
        fixed (int* r = rows)
        {
            var arrays = stackalloc float*[] { w, values };
            EveryWidth.Run<ScatterLoop, Rows>(arrays, x.Length, new Rows(r, rows.Length, x.Length, scale));
        }
    }

    /// <summary>sum = sum + x and y = y + scale x, in one go.</summary>
    public static void Add(ReadOnlySpan<float> x, Span<float> sum, float scale, Span<float> y)
    {
        Require.Length(x.Length, sum);
        Require.Length(x.Length, y);
        fixed (float* from = x, first = sum, second = y)
        {
            var arrays = stackalloc float*[] { from, first, second };
            EveryWidth.Run<AddLoop, Rows>(arrays, x.Length, new Rows(null, 0, 0, scale));
        }
    }

    /// <summary>Asks for rows to be brought near the core, for who will need them soon. It changes nothing but speed; where the machine has no such instruction it does nothing.</summary>
    /// <param name="matrix">Rows of <paramref name="size"/> numbers.</param>
    /// <param name="size">Numbers in a row.</param>
    /// <param name="rows">Which rows.</param>
    public static void Prefetch(ReadOnlySpan<float> matrix, int size, ReadOnlySpan<int> rows)
    {
        const int line = 64 / sizeof(float);
        if (!Sse.IsSupported)
            return;
        Check(matrix.Length, rows, size);
        fixed (float* w = matrix)
        {
            foreach (var row in rows)
            {
                var start = w + (nint)row * size;
                for (nint i = 0; i < size; i += line)
                    Sse.Prefetch0(start + i);
            }
        }
    }

    private static void Check(int length, ReadOnlySpan<int> rows, int size)
    {
        var available = size == 0 ? 0u : (uint)(length / size);
        foreach (var row in rows)
            if ((uint)row >= available)
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Expected rows from 0 to {(long)available - 1}, found {row}.");
    }

    private readonly record struct Rows(nint Indices, int Count, nint Stride, float Scale)
    {
        public Rows(int* indices, int count, int stride, float scale)
            : this((nint)indices, count, stride, scale)
        {
        }
    }

    private readonly struct GatherLoop : IWideLoop<Rows>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in Rows constants)
            where S : ISimd<V>
            where V : struct
        {
            float* matrix = arrays[0], sum = arrays[1];
            var rows = (int*)constants.Indices;
            var (count, stride, scale) = (constants.Count, constants.Stride, S.Broadcast(constants.Scale));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var total = S.Broadcast(0);
                for (var r = 0; r < count; r++)
                    total = S.Add(total, S.Load(matrix + rows[r] * stride + i));
                S.Store(sum + i, S.Multiply(total, scale));
            }
            return i;
        }
    }

    private readonly struct ScatterLoop : IWideLoop<Rows>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in Rows constants)
            where S : ISimd<V>
            where V : struct
        {
            float* matrix = arrays[0], x = arrays[1];
            var rows = (int*)constants.Indices;
            var (count, stride, scale) = (constants.Count, constants.Stride, S.Broadcast(constants.Scale));
            var end = size - (size - start) % S.Width;
            for (var r = 0; r < count; r++)
            {
                var row = matrix + rows[r] * stride;
                for (var i = start; i < end; i += S.Width)
                    S.Store(row + i, S.MultiplyAdd(scale, S.Load(x + i), S.Load(row + i)));
            }
            return end;
        }
    }

    private readonly struct AddLoop : IWideLoop<Rows>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in Rows constants)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], sum = arrays[1], y = arrays[2];
            var scale = S.Broadcast(constants.Scale);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var value = S.Load(x + i);
                S.Store(sum + i, S.Add(S.Load(sum + i), value));
                S.Store(y + i, S.MultiplyAdd(scale, value, S.Load(y + i)));
            }
            return i;
        }
    }
}

using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Crf;

/// <summary>What both recursions do at a step: a vector times a matrix of a few rows, whose rows are whole registers.</summary>
internal static unsafe class CrfProduct
{
    /// <summary>y_j = sum over i of x_i M_ij. Each y_j is added up in an order that depends on the number of rows and columns alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<S, V>(float* x, float* matrix, float* y, int rows, int stride)
        where S : ISimd<V>
        where V : struct
    {
        var j = 0;
        for (; j <= stride - 4 * S.Width; j += 4 * S.Width)
        {
            // Four chains of multiply-adds hide each other's latency.
            V a = S.Broadcast(0f), b = a, c = a, d = a;
            var row = matrix + j;
            for (var i = 0; i < rows; i++, row += stride)
            {
                var factor = S.Broadcast(x[i]);
                a = S.MultiplyAdd(factor, S.Load(row), a);
                b = S.MultiplyAdd(factor, S.Load(row + S.Width), b);
                c = S.MultiplyAdd(factor, S.Load(row + 2 * S.Width), c);
                d = S.MultiplyAdd(factor, S.Load(row + 3 * S.Width), d);
            }
            S.Store(y + j, a);
            S.Store(y + j + S.Width, b);
            S.Store(y + j + 2 * S.Width, c);
            S.Store(y + j + 3 * S.Width, d);
        }
        for (; j < stride; j += S.Width)
        {
            V even = S.Broadcast(0f), odd = even;
            var row = matrix + j;
            var i = 0;
            for (; i < rows - 1; i += 2, row += 2 * stride)
            {
                even = S.MultiplyAdd(S.Broadcast(x[i]), S.Load(row), even);
                odd = S.MultiplyAdd(S.Broadcast(x[i + 1]), S.Load(row + stride), odd);
            }
            if (i < rows)
                even = S.MultiplyAdd(S.Broadcast(x[i]), S.Load(row), even);
            S.Store(y + j, S.Add(even, odd));
        }
    }

    /// <summary>e^x, and 0 where x is below -87, as that of minus infinity has to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponential<S, V>(V x)
        where S : ISimd<V>
        where V : struct => S.WhereGreater(x, S.Broadcast(-87f), Elementwise.Functions.Exponential<S, V>(x), S.Broadcast(0f));
}

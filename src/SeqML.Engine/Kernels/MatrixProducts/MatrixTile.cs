using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.MatrixProducts;

/// <summary>
/// The innermost tile of the matrix product: R rows by two registers of the result stay in registers over the whole
/// inner dimension, and every load of A serves two multiply-adds. (Goto and van de Geijn 2008, section 5.)
/// </summary>
internal static unsafe class MatrixTile
{
    /// <summary>c = start + a b. A has R rows of any strides; B is one panel, [inner, 2 Width]; C has row stride <paramref name="cStride"/>; start is null for zeros, and may be C itself.</summary>
    /// <remarks>
    /// Each element is one chain of multiply-adds over the inner dimension, in its order: the result does not depend on the
    /// number of rows a tile has, so that one row alone and the same row within a batch come out alike to the last bit.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<S, V, R>(
        float* a, nint aRowStride, nint aColumnStride, float* b, float* start, nint startStride, float* c, nint cStride, nint inner)
        where S : ISimd<V>
        where V : struct
        where R : IRows
    {
        var width = S.Width;
        // Three rows are reached from one pointer (0, 1 and 2 strides), so twelve rows need only four pointers.
        var twoRows = 2 * aRowStride;
        float* a0 = a, a3 = a + 3 * aRowStride, a6 = a + 6 * aRowStride, a9 = a + 9 * aRowStride;
        V l0 = default, r0 = default;
        V l1 = default, r1 = default;
        V l2 = default, r2 = default;
        V l3 = default, r3 = default;
        V l4 = default, r4 = default;
        V l5 = default, r5 = default;
        V l6 = default, r6 = default;
        V l7 = default, r7 = default;
        V l8 = default, r8 = default;
        V l9 = default, r9 = default;
        V l10 = default, r10 = default;
        V l11 = default, r11 = default;
        if (start != null)
        {
            (l0, r0) = (S.Load(start), S.Load(start + width));
            if (R.Count > 1) (l1, r1) = (S.Load(start + 1 * startStride), S.Load(start + 1 * startStride + width));
            if (R.Count > 2) (l2, r2) = (S.Load(start + 2 * startStride), S.Load(start + 2 * startStride + width));
            if (R.Count > 3) (l3, r3) = (S.Load(start + 3 * startStride), S.Load(start + 3 * startStride + width));
            if (R.Count > 4) (l4, r4) = (S.Load(start + 4 * startStride), S.Load(start + 4 * startStride + width));
            if (R.Count > 5) (l5, r5) = (S.Load(start + 5 * startStride), S.Load(start + 5 * startStride + width));
            if (R.Count > 6) (l6, r6) = (S.Load(start + 6 * startStride), S.Load(start + 6 * startStride + width));
            if (R.Count > 7) (l7, r7) = (S.Load(start + 7 * startStride), S.Load(start + 7 * startStride + width));
            if (R.Count > 8) (l8, r8) = (S.Load(start + 8 * startStride), S.Load(start + 8 * startStride + width));
            if (R.Count > 9) (l9, r9) = (S.Load(start + 9 * startStride), S.Load(start + 9 * startStride + width));
            if (R.Count > 10) (l10, r10) = (S.Load(start + 10 * startStride), S.Load(start + 10 * startStride + width));
            if (R.Count > 11) (l11, r11) = (S.Load(start + 11 * startStride), S.Load(start + 11 * startStride + width));
        }

        for (nint i = 0; i < inner; i++)
        {
            V left = S.Load(b), right = S.Load(b + width), x;
            b += 2 * width;
            x = S.Broadcast(*a0);
            (l0, r0) = (S.MultiplyAdd(x, left, l0), S.MultiplyAdd(x, right, r0));
            if (R.Count > 1)
            {
                x = S.Broadcast(a0[aRowStride]);
                (l1, r1) = (S.MultiplyAdd(x, left, l1), S.MultiplyAdd(x, right, r1));
            }
            if (R.Count > 2)
            {
                x = S.Broadcast(a0[twoRows]);
                (l2, r2) = (S.MultiplyAdd(x, left, l2), S.MultiplyAdd(x, right, r2));
            }
            if (R.Count > 3)
            {
                x = S.Broadcast(*a3);
                (l3, r3) = (S.MultiplyAdd(x, left, l3), S.MultiplyAdd(x, right, r3));
            }
            if (R.Count > 4)
            {
                x = S.Broadcast(a3[aRowStride]);
                (l4, r4) = (S.MultiplyAdd(x, left, l4), S.MultiplyAdd(x, right, r4));
            }
            if (R.Count > 5)
            {
                x = S.Broadcast(a3[twoRows]);
                (l5, r5) = (S.MultiplyAdd(x, left, l5), S.MultiplyAdd(x, right, r5));
            }
            if (R.Count > 6)
            {
                x = S.Broadcast(*a6);
                (l6, r6) = (S.MultiplyAdd(x, left, l6), S.MultiplyAdd(x, right, r6));
            }
            if (R.Count > 7)
            {
                x = S.Broadcast(a6[aRowStride]);
                (l7, r7) = (S.MultiplyAdd(x, left, l7), S.MultiplyAdd(x, right, r7));
            }
            if (R.Count > 8)
            {
                x = S.Broadcast(a6[twoRows]);
                (l8, r8) = (S.MultiplyAdd(x, left, l8), S.MultiplyAdd(x, right, r8));
            }
            if (R.Count > 9)
            {
                x = S.Broadcast(*a9);
                (l9, r9) = (S.MultiplyAdd(x, left, l9), S.MultiplyAdd(x, right, r9));
            }
            if (R.Count > 10)
            {
                x = S.Broadcast(a9[aRowStride]);
                (l10, r10) = (S.MultiplyAdd(x, left, l10), S.MultiplyAdd(x, right, r10));
            }
            if (R.Count > 11)
            {
                x = S.Broadcast(a9[twoRows]);
                (l11, r11) = (S.MultiplyAdd(x, left, l11), S.MultiplyAdd(x, right, r11));
            }
            a0 += aColumnStride;
            if (R.Count > 3) a3 += aColumnStride;
            if (R.Count > 6) a6 += aColumnStride;
            if (R.Count > 9) a9 += aColumnStride;
        }

        S.Store(c, l0);
        S.Store(c + width, r0);
        if (R.Count > 1)
        {
            S.Store(c + 1 * cStride, l1);
            S.Store(c + 1 * cStride + width, r1);
        }
        if (R.Count > 2)
        {
            S.Store(c + 2 * cStride, l2);
            S.Store(c + 2 * cStride + width, r2);
        }
        if (R.Count > 3)
        {
            S.Store(c + 3 * cStride, l3);
            S.Store(c + 3 * cStride + width, r3);
        }
        if (R.Count > 4)
        {
            S.Store(c + 4 * cStride, l4);
            S.Store(c + 4 * cStride + width, r4);
        }
        if (R.Count > 5)
        {
            S.Store(c + 5 * cStride, l5);
            S.Store(c + 5 * cStride + width, r5);
        }
        if (R.Count > 6)
        {
            S.Store(c + 6 * cStride, l6);
            S.Store(c + 6 * cStride + width, r6);
        }
        if (R.Count > 7)
        {
            S.Store(c + 7 * cStride, l7);
            S.Store(c + 7 * cStride + width, r7);
        }
        if (R.Count > 8)
        {
            S.Store(c + 8 * cStride, l8);
            S.Store(c + 8 * cStride + width, r8);
        }
        if (R.Count > 9)
        {
            S.Store(c + 9 * cStride, l9);
            S.Store(c + 9 * cStride + width, r9);
        }
        if (R.Count > 10)
        {
            S.Store(c + 10 * cStride, l10);
            S.Store(c + 10 * cStride + width, r10);
        }
        if (R.Count > 11)
        {
            S.Store(c + 11 * cStride, l11);
            S.Store(c + 11 * cStride + width, r11);
        }
    }
}

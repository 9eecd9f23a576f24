using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Crf;

/// <summary>
/// The forward recursion (Rabiner 1989, equations 19 to 21, in logarithms and for the potentials of Lafferty, McCallum and Pereira 2001):
/// <code>
/// a_0(j) = start_j + e_0(j)      a_t(j) = e_t(j) + log sum over i of e^(a_(t-1)(i) + T_ij)      log Z = log sum over j of e^(a_(T-1)(j) + end_j)
/// </code>
/// </summary>
/// <remarks>
/// Of each row its largest is taken away, and added up in double. So the sum is a product with the matrix e^T, of one exponential and one logarithm a tag
/// and not one a pair of tags. Where such a sum comes out so small that terms below the smallest floats may be missed (a likely tag cannot follow the likely
/// ones), it is computed again around the largest of its terms, in logarithms.
/// </remarks>
public static unsafe class CrfForwardKernel
{
    /// <summary>Terms that vanish are below 1e-37 each; beside this they do not matter.</summary>
    private const float SmallestSum = 1e-25f;

    /// <summary>Fills the forward rows of a trellis whose emissions are set.</summary>
    /// <returns>log Z, less the largest emission of each token and the largest transition of each pair; minus infinity where no sequence of tags is allowed.</returns>
    public static double Run(CrfScores scores, CrfTrellis trellis)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(trellis.Tags, scores.Tags);
        var total = 0d;
        var sizes = stackalloc int[] { trellis.Steps, trellis.Tags };
        fixed (float* exponentials = scores.Exponentials, transposed = scores.Transposed, first = scores.Start, last = scores.End)
        fixed (float* e = trellis.Emissions, a = trellis.Forward, p = trellis.Weights, s = trellis.Sums, l = trellis.LogSums)
        {
            var arrays = stackalloc float*[] { exponentials, transposed, first, last, e, a, p, s, l, (float*)sizes, (float*)&total };
            EveryWidth.Run<Loop>(arrays, trellis.Stride);
        }
        return total;
    }

    private readonly struct Loop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* exponentials = arrays[0], transposed = arrays[1], last = arrays[3];
            float* e = arrays[4], a = arrays[5], p = arrays[6], s = arrays[7], l = arrays[8];
            var (steps, tags) = (((int*)arrays[9])[0], ((int*)arrays[9])[1]);
            var total = 0d;
            for (var t = 0; t < steps; t++, e += size, a += size, p += size, s += size, l += size)
            {
                float largest;
                if (t == 0)
                    largest = Begin<S, V>(arrays[2], e, a, size);
                else
                {
                    CrfProduct.Multiply<S, V>(p - size, exponentials, s, tags, size);
                    if (TakeLogarithms<S, V>(s, e, l, a, size, out largest))
                        largest = TakeSmallSums<S, V>(transposed, a - size, s, e, l, a, tags, size);
                }
                if (float.IsNegativeInfinity(largest))
                {
                    *(double*)arrays[10] = double.NegativeInfinity;
                    return size;
                }
                total += largest;
                var shift = S.Broadcast(largest);
                for (var j = 0; j < size; j += S.Width)
                {
                    var x = S.Subtract(S.Load(a + j), shift);
                    S.Store(a + j, x);
                    S.Store(p + j, CrfProduct.Exponential<S, V>(x));
                }
            }
            *(double*)arrays[10] = total + LogSumExp<S, V>(a - size, last, size);
            return size;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static float Begin<S, V>(float* first, float* e, float* a, int size)
            where S : ISimd<V>
            where V : struct
        {
            var largest = S.Broadcast(float.NegativeInfinity);
            for (var j = 0; j < size; j += S.Width)
            {
                var x = S.Add(S.Load(first + j), S.Load(e + j));
                S.Store(a + j, x);
                largest = S.Max(largest, x);
            }
            return S.Largest(largest);
        }

        /// <summary>l = log s, a = e + l; true where some sum is too small, which is then 0.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool TakeLogarithms<S, V>(float* s, float* e, float* l, float* a, int size, out float largest)
            where S : ISimd<V>
            where V : struct
        {
            V smallest = S.Broadcast(SmallestSum), none = S.Broadcast(float.NegativeInfinity), zero = S.Broadcast(0f), one = S.Broadcast(1f);
            V maximum = none, small = zero;
            for (var j = 0; j < size; j += S.Width)
            {
                V sum = S.Load(s + j), emission = S.Load(e + j);
                var log = S.WhereGreater(sum, smallest, Functions.Logarithm<S, V>(S.Max(sum, smallest)), none);
                var x = S.Add(emission, log);
                small = S.Max(small, S.WhereGreater(sum, smallest, zero, S.WhereGreater(emission, none, one, zero)));
                maximum = S.Max(maximum, x);
                S.Store(s + j, S.WhereGreater(sum, smallest, sum, zero));
                S.Store(l + j, log);
                S.Store(a + j, x);
            }
            largest = S.Largest(maximum);
            return S.Largest(small) > 0;
        }

        /// <summary>The sums that are 0, in logarithms. Their emissions are finite, or they do not matter.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static float TakeSmallSums<S, V>(float* transposed, float* before, float* s, float* e, float* l, float* a, int tags, int size)
            where S : ISimd<V>
            where V : struct
        {
            var largest = float.NegativeInfinity;
            for (var j = 0; j < tags; j++)
            {
                if (s[j] == 0 && e[j] > float.NegativeInfinity)
                {
                    l[j] = LogSumExp<S, V>(before, transposed + (nint)j * size, size);
                    a[j] = e[j] + l[j];
                }
                largest = MathF.Max(largest, a[j]);
            }
            return largest;
        }

        /// <summary>log sum over i of e^(x_i + y_i); minus infinity where all are.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static float LogSumExp<S, V>(float* x, float* y, int size)
            where S : ISimd<V>
            where V : struct
        {
            var maximum = S.Broadcast(float.NegativeInfinity);
            for (var i = 0; i < size; i += S.Width)
                maximum = S.Max(maximum, S.Add(S.Load(x + i), S.Load(y + i)));
            var largest = S.Largest(maximum);
            if (float.IsNegativeInfinity(largest))
                return largest;
            V shift = S.Broadcast(largest), sum = S.Broadcast(0f);
            for (var i = 0; i < size; i += S.Width)
                sum = S.Add(sum, CrfProduct.Exponential<S, V>(S.Subtract(S.Add(S.Load(x + i), S.Load(y + i)), shift)));
            return largest + MathF.Log(S.Sum(sum));
        }
    }
}

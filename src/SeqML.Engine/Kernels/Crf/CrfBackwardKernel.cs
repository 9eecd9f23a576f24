using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Crf;

/// <summary>
/// The marginals of a sentence, from its last token to its first. With P(i | j) = e^(a_(t-1)(i) + T_ij - l_t(j)), the probability of tag i before a token whose tag
/// is j, they are
/// <code>
/// m_(T-1)(j) = softmax(a_(T-1) + end)_j      m_(t-1)(i) = sum over j of P(i | j) m_t(j) = p_(t-1)(i) sum over j of e^T_ij w_t(j)      w_t(j) = m_t(j) / s_t(j)
/// </code>
/// </summary>
/// <remarks>
/// The same numbers as alpha beta / Z (Rabiner 1989, equation 27), but every row is probabilities that add up to 1, so that no scale is lost in a long
/// sentence, and the step needs no exponential. Probabilities below 1e-30 become 0.
/// </remarks>
public static unsafe class CrfBackwardKernel
{
    private const float SmallestProbability = 1e-30f;

    /// <summary>Fills the marginals of a trellis that <see cref="CrfForwardKernel"/> has filled, and puts w in the place of the sums.</summary>
    /// <returns>Whether some sum of the forward recursion was too small to be exact; <see cref="CrfTransitionKernel"/> asks for it.</returns>
    public static bool Run(CrfScores scores, CrfTrellis trellis)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(trellis.Tags, scores.Tags);
        var sizes = stackalloc int[] { trellis.Steps, trellis.Tags, 0 };
        fixed (float* transposedExponentials = scores.TransposedExponentials, transposed = scores.Transposed, last = scores.End)
        fixed (float* a = trellis.Forward, p = trellis.Weights, s = trellis.Sums, l = trellis.LogSums, m = trellis.Marginals)
        {
            var arrays = stackalloc float*[] { transposedExponentials, transposed, last, a, p, s, l, m, (float*)sizes };
            EveryWidth.Run<Loop>(arrays, trellis.Stride);
        }
        return sizes[2] > 0;
    }

    private readonly struct Loop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* transposedExponentials = arrays[0], transposed = arrays[1], a = arrays[3], p = arrays[4], s = arrays[5], l = arrays[6], m = arrays[7];
            var sizes = (int*)arrays[8];
            var (steps, tags) = (sizes[0], sizes[1]);
            var end = (nint)(steps - 1) * size;
            End<S, V>(a + end, arrays[2], m + end, size);
            for (var t = end; t > 0; t -= size)
            {
                var hasSmall = Divide<S, V>(m + t, s + t, size);
                var before = m + t - size;
                CrfProduct.Multiply<S, V>(s + t, transposedExponentials, before, tags, size);
                for (var i = 0; i < size; i += S.Width)
                    S.Store(before + i, S.Multiply(S.Load(before + i), S.Load(p + t - size + i)));
                if (hasSmall)
                {
                    sizes[2] = 1;
                    AddSmall<S, V>(a + t - size, transposed, l + t, s + t, m + t, before, tags, size);
                }
                Normalize<S, V>(before, size);
            }
            return size;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void End<S, V>(float* a, float* last, float* m, int size)
            where S : ISimd<V>
            where V : struct
        {
            var maximum = S.Broadcast(float.NegativeInfinity);
            for (var j = 0; j < size; j += S.Width)
                maximum = S.Max(maximum, S.Add(S.Load(a + j), S.Load(last + j)));
            var shift = S.Broadcast(S.Largest(maximum));
            for (var j = 0; j < size; j += S.Width)
                S.Store(m + j, CrfProduct.Exponential<S, V>(S.Subtract(S.Add(S.Load(a + j), S.Load(last + j)), shift)));
            Normalize<S, V>(m, size);
        }

        /// <summary>s = m / s; true where m has a probability whose sum is 0, because it was too small.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static bool Divide<S, V>(float* m, float* s, int size)
            where S : ISimd<V>
            where V : struct
        {
            V zero = S.Broadcast(0f), one = S.Broadcast(1f), missed = zero;
            for (var j = 0; j < size; j += S.Width)
            {
                V sum = S.Load(s + j), marginal = S.Load(m + j);
                missed = S.Max(missed, S.WhereGreater(sum, zero, zero, marginal));
                S.Store(s + j, S.WhereGreater(sum, zero, S.Divide(marginal, S.WhereGreater(sum, zero, sum, one)), zero));
            }
            return S.Largest(missed) > 0;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void AddSmall<S, V>(float* a, float* transposed, float* l, float* w, float* m, float* before, int tags, int size)
            where S : ISimd<V>
            where V : struct
        {
            for (var j = 0; j < tags; j++)
            {
                if (m[j] == 0 || w[j] != 0)
                    continue;
                V log = S.Broadcast(l[j]), probability = S.Broadcast(m[j]);
                var row = transposed + (nint)j * size;
                for (var i = 0; i < size; i += S.Width)
                    S.Store(before + i, S.MultiplyAdd(CrfProduct.Exponential<S, V>(S.Subtract(S.Add(S.Load(a + i), S.Load(row + i)), log)), probability, S.Load(before + i)));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Normalize<S, V>(float* m, int size)
            where S : ISimd<V>
            where V : struct
        {
            var sum = S.Broadcast(0f);
            for (var i = 0; i < size; i += S.Width)
                sum = S.Add(sum, S.Load(m + i));
            V inverse = S.Broadcast(1 / S.Sum(sum)), smallest = S.Broadcast(SmallestProbability), zero = S.Broadcast(0f);
            for (var i = 0; i < size; i += S.Width)
            {
                var probability = S.Multiply(S.Load(m + i), inverse);
                S.Store(m + i, S.WhereGreater(probability, smallest, probability, zero));
            }
        }
    }
}

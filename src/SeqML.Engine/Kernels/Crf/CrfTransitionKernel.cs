using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Crf;

/// <summary>How often each tag is expected after each: the gradient of log Z by the transitions, sum over t of P(y_(t-1) = i, y_t = j) = e^T_ij sum over t of p_(t-1)(i) w_t(j).</summary>
public static unsafe class CrfTransitionKernel
{
    /// <summary>Adds the expected counts of a sentence.</summary>
    /// <param name="scores">The transitions.</param>
    /// <param name="trellis">One that <see cref="CrfBackwardKernel"/> has filled.</param>
    /// <param name="hasSmallSums">What that has returned.</param>
    /// <param name="counts">[K, stride], to which they are added.</param>
    public static void AddCounts(CrfScores scores, CrfTrellis trellis, bool hasSmallSums, Span<float> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(trellis.Tags, scores.Tags);
        Require.Length(scores.Tags * scores.Stride, counts);
        var sizes = stackalloc int[] { trellis.Steps, trellis.Tags };
        fixed (float* exponentials = scores.Exponentials, transposed = scores.Transposed)
        fixed (float* a = trellis.Forward, p = trellis.Weights, w = trellis.Sums, l = trellis.LogSums, m = trellis.Marginals, to = counts)
        {
            var arrays = stackalloc float*[] { exponentials, p, w, to, (float*)sizes };
            EveryWidth.Run<Loop>(arrays, trellis.Stride);
            if (hasSmallSums)
                AddSmall(transposed, a, w, l, m, to, trellis.Steps, trellis.Tags, trellis.Stride);
        }
    }

    /// <summary>The pairs whose second tag had too small a sum, one by one.</summary>
    private static void AddSmall(float* transposed, float* a, float* w, float* l, float* m, float* counts, int steps, int tags, int stride)
    {
        for (var t = 1; t < steps; t++)
            for (var j = 0; j < tags; j++)
            {
                var at = (nint)t * stride + j;
                if (m[at] == 0 || w[at] != 0)
                    continue;
                for (var i = 0; i < tags; i++)
                    counts[i * stride + j] += m[at] * MathF.Exp(a[(nint)(t - 1) * stride + i] + transposed[(nint)j * stride + i] - l[at]);
            }
    }

    private readonly struct Loop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* exponentials = arrays[0], p = arrays[1], w = arrays[2], counts = arrays[3];
            var (steps, tags) = (((int*)arrays[4])[0], ((int*)arrays[4])[1]);
            var i = 0;
            for (; i < tags - 1; i += 2)
                AddRows<S, V, MatrixProducts.Rows2>(exponentials, p, w, counts, i, steps, size);
            if (i < tags)
                AddRows<S, V, MatrixProducts.Rows1>(exponentials, p, w, counts, i, steps, size);
            return size;
        }

        /// <summary>One or two tags before, all tags after: their sums over the tokens stay in registers.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void AddRows<S, V, R>(float* exponentials, float* p, float* w, float* counts, int i, int steps, int size)
            where S : ISimd<V>
            where V : struct
            where R : MatrixProducts.IRows
        {
            for (var j = 0; j < size; j += 2 * S.Width)
            {
                // The last register of an odd number of them is computed twice rather than by code of its own.
                var next = Math.Min(j + S.Width, size - S.Width);
                V a = S.Broadcast(0f), b = a, c = a, d = a;
                float* before = p + i, after = w + size;
                for (var t = 1; t < steps; t++, before += size, after += size)
                {
                    V left = S.Load(after + j), right = S.Load(after + next);
                    var first = S.Broadcast(before[0]);
                    a = S.MultiplyAdd(first, left, a);
                    b = S.MultiplyAdd(first, right, b);
                    if (R.Count == 1)
                        continue;
                    var second = S.Broadcast(before[1]);
                    c = S.MultiplyAdd(second, left, c);
                    d = S.MultiplyAdd(second, right, d);
                }
                AddTo<S, V>(exponentials, counts, (nint)i * size + j, a);
                if (next != j)
                    AddTo<S, V>(exponentials, counts, (nint)i * size + next, b);
                if (R.Count == 1)
                    continue;
                AddTo<S, V>(exponentials, counts, (nint)(i + 1) * size + j, c);
                if (next != j)
                    AddTo<S, V>(exponentials, counts, (nint)(i + 1) * size + next, d);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void AddTo<S, V>(float* exponentials, float* counts, nint place, V sum)
            where S : ISimd<V>
            where V : struct => S.Store(counts + place, S.MultiplyAdd(S.Load(exponentials + place), sum, S.Load(counts + place)));
    }
}

using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Attention;

/// <summary>What attention does between its matrix products, for the scores of one query (Vaswani et al. 2017, equation 1).</summary>
public static unsafe class AttentionKernel
{
    /// <summary>w_i = e^(scale x_i) / sum over j of e^(scale x_j), computed around the maximum; nothing for an empty span.</summary>
    /// <param name="x">In: the scores; out: the weights.</param>
    /// <param name="scale">Above 0.</param>
    /// <remarks>NaN where any score is NaN.</remarks>
    public static void Softmax(Span<float> x, float scale)
    {
        if (x.IsEmpty)
            return;
        var numbers = stackalloc float[] { float.NegativeInfinity, scale, 0 }; // the maximum, the scale, the sum
        fixed (float* scores = x)
        {
            var arrays = stackalloc float*[] { scores, numbers };
            EveryWidth.Run<MaximumLoop>(arrays, x.Length);
            EveryWidth.Run<ExponentialLoop>(arrays, x.Length);
            numbers[2] = 1 / numbers[2];
            EveryWidth.Run<DivideLoop>(arrays, x.Length);
        }
    }

    /// <summary>
    /// The gradient of the scores of a query from that of its weights. A weight that was dropped has a minus sign. With the others' g_i = kept dw_i, and 0 for
    /// the dropped: dx_i = scale w_i (g_i - sum over j of g_j w_j).
    /// </summary>
    /// <param name="weights">w, dropped ones negated.</param>
    /// <param name="kept">1 / (1 - p).</param>
    /// <param name="scale">Of the scores.</param>
    /// <param name="gradient">In: dL/dw, after dropout; out: dL/dx.</param>
    public static void SoftmaxGradient(ReadOnlySpan<float> weights, float kept, float scale, Span<float> gradient)
    {
        Require.Length(weights.Length, gradient);
        var numbers = stackalloc float[] { kept, scale, 0 }; // and the sum
        fixed (float* w = weights, d = gradient)
        {
            var arrays = stackalloc float*[] { w, numbers, d };
            EveryWidth.Run<ProductSumLoop>(arrays, weights.Length);
            EveryWidth.Run<GradientLoop>(arrays, weights.Length);
        }
    }

    private readonly struct MaximumLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            var x = arrays[0];
            var i = start;
            if (i > size - S.Width)
                return i;
            var largest = S.Load(x + i);
            for (i += S.Width; i <= size - S.Width; i += S.Width)
                largest = S.Max(largest, S.Load(x + i));
            // It is the maximum in any order. NaN will be met again by the sum.
            arrays[1][0] = SimdScalar.Max(arrays[1][0], S.Largest(largest));
            return i;
        }
    }

    private readonly struct ExponentialLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], numbers = arrays[1];
            var (largest, scale, sum) = (S.Broadcast(numbers[0]), S.Broadcast(numbers[1]), S.Broadcast(0f));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var e = Functions.Exponential<S, V>(S.Multiply(S.Subtract(S.Load(x + i), largest), scale));
                sum = S.Add(sum, e);
                S.Store(x + i, e);
            }
            numbers[2] += S.Sum(sum);
            return i;
        }
    }

    private readonly struct DivideLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            var x = arrays[0];
            var inverse = S.Broadcast(arrays[1][2]);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
                S.Store(x + i, S.Multiply(S.Load(x + i), inverse));
            return i;
        }
    }

    private readonly struct ProductSumLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* w = arrays[0], d = arrays[2];
            V zero = S.Broadcast(0f), sum = zero;
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
                sum = S.MultiplyAdd(S.Max(S.Load(w + i), zero), S.Load(d + i), sum);
            arrays[1][2] += S.Sum(sum);
            return i;
        }
    }

    private readonly struct GradientLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* w = arrays[0], numbers = arrays[1], d = arrays[2];
            var zero = S.Broadcast(0f);
            var (factor, sum) = (S.Broadcast(numbers[0] * numbers[1]), S.Broadcast(numbers[2]));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var weight = S.Load(w + i);
                var used = S.Max(weight, zero);
                var all = S.Max(weight, S.Subtract(zero, weight));
                S.Store(d + i, S.Multiply(factor, S.Subtract(S.Multiply(used, S.Load(d + i)), S.Multiply(all, sum))));
            }
            return i;
        }
    }
}

using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Optimization;

/// <summary>One step of Adagrad on a run of weights (Duchi et al. 2011), as PyTorch's Adagrad computes it.</summary>
public static unsafe class AdagradKernel
{
    /// <summary>
    /// <code>
    /// d = g s + p w          v = v + d^2          w = w - rate d / (sqrt(v) + epsilon)
    /// </code>
    /// </summary>
    /// <param name="weights">w.</param>
    /// <param name="gradient">g.</param>
    /// <param name="sum">v, the sum of the gradients' squares.</param>
    /// <param name="constants">The numbers of the formula.</param>
    public static void Update(Span<float> weights, ReadOnlySpan<float> gradient, Span<float> sum, in AdagradConstants constants)
    {
        Require.Length(weights.Length, gradient);
        Require.Length(weights.Length, sum);
        fixed (float* w = weights, g = gradient, v = sum)
        {
            var arrays = stackalloc float*[] { w, g, v };
            EveryWidth.Run<Loop, AdagradConstants>(arrays, weights.Length, constants);
        }
    }

    private readonly struct Loop : IWideLoop<AdagradConstants>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in AdagradConstants constants)
            where S : ISimd<V>
            where V : struct
        {
            float* weights = arrays[0], gradient = arrays[1], sum = arrays[2];
            var (rate, penalty, scale) = (S.Broadcast(-constants.Rate), S.Broadcast(constants.Penalty), S.Broadcast(constants.GradientScale));
            var epsilon = S.Broadcast(constants.Epsilon);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var w = S.Load(weights + i);
                var d = S.MultiplyAdd(w, penalty, S.Multiply(S.Load(gradient + i), scale));
                var v = S.MultiplyAdd(d, d, S.Load(sum + i));
                S.Store(sum + i, v);
                S.Store(weights + i, S.Add(w, S.Divide(S.Multiply(rate, d), S.Add(S.SquareRoot(v), epsilon))));
            }
            return i;
        }
    }
}

using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Optimization;

/// <summary>One step of gradient descent on a run of weights, as PyTorch's SGD computes it: plain, or with momentum (Polyak 1964; Sutskever et al. 2013).</summary>
public static unsafe class SgdKernel
{
    /// <summary>
    /// <code>
    /// d = g s + p w          without velocity:  w = w - rate d
    /// b = u b + gain d       with it:           w = w - rate b        Nesterov's:  w = w - rate (d + u b)
    /// </code>
    /// </summary>
    /// <param name="weights">w.</param>
    /// <param name="gradient">g.</param>
    /// <param name="velocity">b, the running sum of gradients, zeros before the first step; empty: no momentum.</param>
    /// <param name="constants">The numbers of the formula.</param>
    public static void Update(Span<float> weights, ReadOnlySpan<float> gradient, Span<float> velocity, in SgdConstants constants)
    {
        var size = weights.Length;
        Require.Length(size, gradient);
        Require.Length(velocity.IsEmpty ? 0 : size, velocity);
        fixed (float* w = weights, g = gradient, b = velocity)
        {
            var arrays = stackalloc float*[] { w, g, b };
            EveryWidth.Run<Loop, SgdConstants>(arrays, size, constants);
        }
    }

    private readonly struct Loop : IWideLoop<SgdConstants>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in SgdConstants constants)
            where S : ISimd<V>
            where V : struct
        {
            float* weights = arrays[0], gradient = arrays[1], velocity = arrays[2];
            var (rate, penalty, scale) = (S.Broadcast(-constants.Rate), S.Broadcast(constants.Penalty), S.Broadcast(constants.GradientScale));
            var (momentum, gain, nesterov) = (S.Broadcast(constants.Momentum), S.Broadcast(constants.Gain), constants.IsNesterov);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var w = S.Load(weights + i);
                var step = S.MultiplyAdd(w, penalty, S.Multiply(S.Load(gradient + i), scale));
                if (velocity != null)
                {
                    var b = S.MultiplyAdd(step, gain, S.Multiply(S.Load(velocity + i), momentum));
                    S.Store(velocity + i, b);
                    step = nesterov ? S.MultiplyAdd(b, momentum, step) : b;
                }
                S.Store(weights + i, S.MultiplyAdd(rate, step, w));
            }
            return i;
        }
    }
}

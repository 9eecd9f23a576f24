using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Optimization;

/// <summary>One step of RMSprop on a run of weights (Tieleman and Hinton 2012; centered: Graves 2013), as PyTorch's RMSprop computes it.</summary>
public static unsafe class RmsPropKernel
{
    /// <summary>
    /// <code>
    /// d = g s + p w          v = a v + (1 - a) d^2
    /// centered:              m = a m + (1 - a) d               r = sqrt(v - m^2) + epsilon
    /// otherwise:                                               r = sqrt(v) + epsilon
    /// with momentum:         b = u b + d / r                   w = w - rate b
    /// otherwise:                                               w = w - rate d / r
    /// </code>
    /// </summary>
    /// <param name="weights">w.</param>
    /// <param name="gradient">g.</param>
    /// <param name="square">v, the running mean of the gradients' squares.</param>
    /// <param name="mean">m, the running mean of gradients; empty: not centered.</param>
    /// <param name="velocity">b; empty: no momentum.</param>
    /// <param name="constants">The numbers of the formula.</param>
    /// <remarks>Where v - m^2 is rounded below zero, it is taken as zero; PyTorch's is NaN then.</remarks>
    public static void Update(Span<float> weights, ReadOnlySpan<float> gradient, Span<float> square, Span<float> mean, Span<float> velocity, in RmsPropConstants constants)
    {
        var size = weights.Length;
        Require.Length(size, gradient);
        Require.Length(size, square);
        Require.Length(mean.IsEmpty ? 0 : size, mean);
        Require.Length(velocity.IsEmpty ? 0 : size, velocity);
        fixed (float* w = weights, g = gradient, v = square, m = mean, b = velocity)
        {
            var arrays = stackalloc float*[] { w, g, v, m, b };
            EveryWidth.Run<Loop, RmsPropConstants>(arrays, size, constants);
        }
    }

    private readonly struct Loop : IWideLoop<RmsPropConstants>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start, in RmsPropConstants constants)
            where S : ISimd<V>
            where V : struct
        {
            float* weights = arrays[0], gradient = arrays[1], square = arrays[2], mean = arrays[3], velocity = arrays[4];
            var (rate, penalty, scale) = (S.Broadcast(-constants.Rate), S.Broadcast(constants.Penalty), S.Broadcast(constants.GradientScale));
            var (alpha, rest) = (S.Broadcast(constants.Alpha), S.Broadcast(1 - constants.Alpha));
            var (epsilon, momentum, zero, minus) = (S.Broadcast(constants.Epsilon), S.Broadcast(constants.Momentum), S.Broadcast(0), S.Broadcast(-1));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var w = S.Load(weights + i);
                var d = S.MultiplyAdd(w, penalty, S.Multiply(S.Load(gradient + i), scale));
                var v = S.MultiplyAdd(S.Multiply(d, d), rest, S.Multiply(S.Load(square + i), alpha));
                S.Store(square + i, v);
                if (mean != null)
                {
                    var m = S.MultiplyAdd(d, rest, S.Multiply(S.Load(mean + i), alpha));
                    S.Store(mean + i, m);
                    v = S.Max(zero, S.MultiplyAdd(S.Multiply(m, minus), m, v));
                }
                var step = S.Divide(d, S.Add(S.SquareRoot(v), epsilon));
                if (velocity != null)
                {
                    step = S.MultiplyAdd(S.Load(velocity + i), momentum, step);
                    S.Store(velocity + i, step);
                }
                S.Store(weights + i, S.MultiplyAdd(rate, step, w));
            }
            return i;
        }
    }
}

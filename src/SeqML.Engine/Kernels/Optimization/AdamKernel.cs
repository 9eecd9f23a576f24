using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Optimization;

/// <summary>
/// One step of Adam on a run of weights (Kingma and Ba 2015), with a weight decay that is a part of the gradient, as PyTorch's Adam has it, or with a
/// decoupled one, as its AdamW has it (Loshchilov and Hutter 2019).
/// </summary>
public static unsafe class AdamKernel
{
    /// <summary>
    /// <code>
    /// w = w keep             m = b1 m + (1 - b1) d         v = b2 v + (1 - b2) d^2          where d = g s + p w
    /// w = w - rate m / (sqrt(v) rootScale + epsilon)
    /// </code>
    /// </summary>
    /// <param name="weights">w.</param>
    /// <param name="gradient">g.</param>
    /// <param name="mean">m, the running mean of gradients.</param>
    /// <param name="square">v, the running mean of their squares.</param>
    /// <param name="constants">The numbers of the formula.</param>
    public static void Update(Span<float> weights, ReadOnlySpan<float> gradient, Span<float> mean, Span<float> square, in AdamConstants constants)
    {
        Require.Length(weights.Length, gradient);
        Require.Length(weights.Length, mean);
        Require.Length(weights.Length, square);
        if (constants.Penalty == 0)
            Update<Decoupled>(weights, gradient, mean, square, constants);
        else
            Update<Coupled>(weights, gradient, mean, square, constants);
    }

    private static void Update<D>(Span<float> weights, ReadOnlySpan<float> gradient, Span<float> mean, Span<float> square, in AdamConstants constants)
        where D : IDecay
    {
        fixed (float* w = weights, g = gradient, m = mean, v = square)
        {
            var done = 0;
            if (Vector512.IsHardwareAccelerated)
                done = Update<D, Simd512, Vector512<float>>(w, g, m, v, weights.Length, done, constants);
            if (Vector256.IsHardwareAccelerated)
                done = Update<D, Simd256, Vector256<float>>(w, g, m, v, weights.Length, done, constants);
            if (Vector128.IsHardwareAccelerated)
                done = Update<D, Simd128, Vector128<float>>(w, g, m, v, weights.Length, done, constants);
            Update<D, SimdScalar, float>(w, g, m, v, weights.Length, done, constants);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Update<D, S, V>(float* weights, float* gradient, float* mean, float* square, int length, int start, in AdamConstants constants)
        where D : IDecay
        where S : ISimd<V>
        where V : struct
    {
        var keep = S.Broadcast(constants.Keep);
        var (scale, penalty) = (S.Broadcast(constants.GradientScale), S.Broadcast(constants.Penalty));
        var (beta1, rest1) = (S.Broadcast(constants.Beta1), S.Broadcast(1 - constants.Beta1));
        var (beta2, rest2) = (S.Broadcast(constants.Beta2), S.Broadcast(1 - constants.Beta2));
        var (rate, rootScale, epsilon) = (S.Broadcast(-constants.Rate), S.Broadcast(constants.RootScale), S.Broadcast(constants.Epsilon));
        var i = start;
        for (; i <= length - S.Width; i += S.Width)
        {
            var g = S.Multiply(S.Load(gradient + i), scale);
            if (D.IsCoupled)
                g = S.MultiplyAdd(S.Load(weights + i), penalty, g);
            var m = S.MultiplyAdd(g, rest1, S.Multiply(S.Load(mean + i), beta1));
            var v = S.MultiplyAdd(S.Multiply(g, g), rest2, S.Multiply(S.Load(square + i), beta2));
            var step = S.Divide(S.Multiply(rate, m), S.MultiplyAdd(S.SquareRoot(v), rootScale, epsilon));
            S.Store(mean + i, m);
            S.Store(square + i, v);
            S.Store(weights + i, S.MultiplyAdd(S.Load(weights + i), keep, step));
        }
        return i;
    }

    private interface IDecay
    {
        /// <summary>Known to the JIT, which leaves out what is not asked for.</summary>
        static abstract bool IsCoupled { get; }
    }

    private readonly struct Coupled : IDecay
    {
        public static bool IsCoupled => true;
    }

    private readonly struct Decoupled : IDecay
    {
        public static bool IsCoupled => false;
    }
}

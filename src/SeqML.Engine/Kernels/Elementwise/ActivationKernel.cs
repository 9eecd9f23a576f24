using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>What stands between the products of a feed-forward network, with its derivative in the same walk.</summary>
public static unsafe class ActivationKernel
{
    /// <summary>y = x P(X below x) for a normal X, the exact Gaussian error linear unit (Hendrycks and Gimpel 2016).</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="y">As long as x.</param>
    /// <param name="derivative">As long as x, and it may be x itself; empty where it is not wanted.</param>
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative) => Apply<GeluActivation>(x, y, derivative);

    /// <summary>y = max(x, 0); the derivative at 0 is 0, as in PyTorch.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="y">As long as x.</param>
    /// <param name="derivative">As long as x, and it may be x itself; empty where it is not wanted.</param>
    public static void Relu(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative) => Apply<ReluActivation>(x, y, derivative);

    private static void Apply<A>(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)
        where A : IActivation
    {
        Require.Length(x.Length, y);
        Require.Length(derivative.IsEmpty ? 0 : x.Length, derivative);
        fixed (float* input = x, output = y, slope = derivative)
        {
            var arrays = stackalloc float*[] { input, output, slope };
            EveryWidth.Run<Loop<A>>(arrays, x.Length);
        }
    }

    private readonly struct Loop<A> : IWideLoop
        where A : IActivation
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], y = arrays[1], derivative = arrays[2];
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var (value, slope) = A.Apply<S, V>(S.Load(x + i));
                S.Store(y + i, value);
                if (derivative != null)
                    S.Store(derivative + i, slope);
            }
            return i;
        }
    }
}

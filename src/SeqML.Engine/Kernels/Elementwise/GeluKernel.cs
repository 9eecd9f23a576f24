using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>The gradient of the Gaussian error linear unit (Hendrycks and Gimpel 2016). Its values are <see cref="ElementwiseKernels.Gelu"/>.</summary>
public static unsafe class GeluKernel
{
    /// <summary>dx += dy gelu'(x).</summary>
    /// <param name="x">What the function was applied to.</param>
    /// <param name="dy">dL/dy, as long as x.</param>
    /// <param name="dx">dL/dx, as long as x.</param>
    public static void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx)
    {
        Require.Length(x.Length, dy);
        Require.Length(x.Length, dx);
        fixed (float* input = x, from = dy, to = dx)
        {
            var arrays = stackalloc float*[] { input, from, to };
            EveryWidth.Run<BackwardLoop>(arrays, x.Length);
        }
    }

    private readonly struct BackwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], dy = arrays[1], dx = arrays[2];
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
                S.Store(dx + i, S.MultiplyAdd(S.Load(dy + i), Functions.GeluDerivative<S, V>(S.Load(x + i)), S.Load(dx + i)));
            return i;
        }
    }
}

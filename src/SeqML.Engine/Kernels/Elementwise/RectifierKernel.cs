using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>The gradient of the rectifier. (The rectifier itself is a maximum, which TensorPrimitives has.)</summary>
public static unsafe class RectifierKernel
{
    /// <summary>dx += dy where y &gt; 0.</summary>
    public static void AddGradient(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx)
    {
        Require.Length(y.Length, dy);
        Require.Length(y.Length, dx);
        fixed (float* result = y, from = dy, to = dx)
        {
            var arrays = stackalloc float*[] { result, from, to };
            EveryWidth.Run<Loop>(arrays, y.Length);
        }
    }

    private readonly struct Loop : IWideLoop
    {
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* y = arrays[0], dy = arrays[1], dx = arrays[2];
            var zero = S.Broadcast(0);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
                S.Store(dx + i, S.Add(S.Load(dx + i), S.WhereGreater(S.Load(y + i), zero, S.Load(dy + i), zero)));
            return i;
        }
    }
}

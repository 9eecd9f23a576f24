using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Normalization;

/// <summary>
/// Normalization of one row by its root mean square (Zhang and Sennrich 2019, equation 4), as PyTorch's nn.RMSNorm computes it:
/// <code>
/// r = 1 / sqrt(sum x^2 / n + epsilon)      y = gain x r
/// </code>
/// </summary>
/// <remarks>Unlike <see cref="LayerNormKernel"/> it leaves the mean where it is, and has no bias.</remarks>
public static unsafe class RmsNormKernel
{
    /// <summary>Normalizes a row of n numbers, at least one.</summary>
    /// <param name="x">The row.</param>
    /// <param name="gain">[n].</param>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="y">The normalized row; it may be x itself.</param>
    /// <returns>r, which backward needs.</returns>
    public static float Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> gain, float epsilon, Span<float> y)
    {
        var size = x.Length;
        Require.Length(size, gain);
        Require.Length(size, y);
        var inverse = 0f; // the sum of squares first
        fixed (float* input = x, g = gain, output = y)
        {
            var arrays = stackalloc float*[] { input, g, output, &inverse };
            EveryWidth.Run<SquaresLoop>(arrays, size);
            inverse = 1 / MathF.Sqrt(inverse / size + epsilon);
            EveryWidth.Run<NormalizeLoop>(arrays, size);
        }
        return inverse;
    }

    /// <summary>With z = x r and dz = dy gain: dx += r (dz - z mean of dz z), dgain += dy z.</summary>
    /// <param name="x">The row that was normalized, [n].</param>
    /// <param name="inverse">Its r.</param>
    /// <param name="gain">[n].</param>
    /// <param name="dy">dL/dy, [n].</param>
    /// <param name="dx">dL/dx, [n].</param>
    /// <param name="gainGradient">dL/dgain, [n].</param>
    public static void Backward(ReadOnlySpan<float> x, float inverse, ReadOnlySpan<float> gain, ReadOnlySpan<float> dy, Span<float> dx, Span<float> gainGradient)
    {
        var size = x.Length;
        Require.Length(size, gain);
        Require.Length(size, dy);
        Require.Length(size, dx);
        Require.Length(size, gainGradient);
        var numbers = stackalloc float[] { inverse, 0 }; // and the sum of dz z
        fixed (float* input = x, g = gain, from = dy, to = dx, dg = gainGradient)
        {
            var arrays = stackalloc float*[] { input, g, from, to, numbers, dg };
            EveryWidth.Run<BackwardSumLoop>(arrays, size);
            numbers[1] /= size;
            EveryWidth.Run<BackwardLoop>(arrays, size);
        }
    }

    private readonly struct SquaresLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            var x = arrays[0];
            V even = S.Broadcast(0f), odd = even;
            var i = start;
            for (; i <= size - 2 * S.Width; i += 2 * S.Width)
            {
                var (left, right) = (S.Load(x + i), S.Load(x + i + S.Width));
                even = S.MultiplyAdd(left, left, even);
                odd = S.MultiplyAdd(right, right, odd);
            }
            for (; i <= size - S.Width; i += S.Width)
                even = S.MultiplyAdd(S.Load(x + i), S.Load(x + i), even);
            *arrays[3] += S.Sum(S.Add(even, odd));
            return i;
        }
    }

    private readonly struct NormalizeLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], gain = arrays[1], y = arrays[2];
            var inverse = S.Broadcast(*arrays[3]);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
                S.Store(y + i, S.Multiply(S.Multiply(S.Load(x + i), inverse), S.Load(gain + i)));
            return i;
        }
    }

    private readonly struct BackwardSumLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], gain = arrays[1], dy = arrays[2], numbers = arrays[4], gainGradient = arrays[5];
            var inverse = S.Broadcast(numbers[0]);
            var product = S.Broadcast(0f);
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var dyz = S.Multiply(S.Load(dy + i), S.Multiply(S.Load(x + i), inverse));
                product = S.MultiplyAdd(dyz, S.Load(gain + i), product);
                S.Store(gainGradient + i, S.Add(dyz, S.Load(gainGradient + i)));
            }
            numbers[1] += S.Sum(product);
            return i;
        }
    }

    private readonly struct BackwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], gain = arrays[1], dy = arrays[2], dx = arrays[3];
            var (inverse, product) = (S.Broadcast(arrays[4][0]), S.Broadcast(arrays[4][1]));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var z = S.Multiply(S.Load(x + i), inverse);
                var rest = S.Subtract(S.Multiply(S.Load(dy + i), S.Load(gain + i)), S.Multiply(z, product));
                S.Store(dx + i, S.MultiplyAdd(rest, inverse, S.Load(dx + i)));
            }
            return i;
        }
    }
}

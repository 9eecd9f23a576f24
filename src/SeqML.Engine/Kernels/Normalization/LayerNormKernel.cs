using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Normalization;

/// <summary>
/// Layer normalization of one row (Ba, Kiros and Hinton 2016), as PyTorch's nn.LayerNorm computes it:
/// <code>
/// mean = sum x / n      variance = sum (x - mean)^2 / n      r = 1 / sqrt(variance + epsilon)
/// y = gain (x - mean) r + bias
/// </code>
/// </summary>
/// <remarks>The bits of a row depend on its numbers and on the machine's registers, and not on other rows.</remarks>
public static unsafe class LayerNormKernel
{
    /// <summary>Normalizes a row of n numbers, at least one.</summary>
    /// <param name="x">The row.</param>
    /// <param name="gain">[n].</param>
    /// <param name="bias">[n].</param>
    /// <param name="epsilon">Keeps the division finite.</param>
    /// <param name="y">The normalized row; it may be x itself.</param>
    /// <returns>The mean and r, which backward needs.</returns>
    public static (float Mean, float InverseDeviation) Forward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, float epsilon, Span<float> y)
    {
        var size = x.Length;
        Require.Length(size, gain);
        Require.Length(size, bias);
        Require.Length(size, y);
        var sums = stackalloc float[] { 0, 0, 0 };
        fixed (float* input = x, g = gain, b = bias, output = y)
        {
            var arrays = stackalloc float*[] { input, g, b, output, sums };
            EveryWidth.Run<SumLoop>(arrays, size);
            sums[0] /= size;
            EveryWidth.Run<DeviationsLoop>(arrays, size);
            // What rounding left out of the mean is in the deviations from it. (The corrected two-pass algorithm of Chan, Golub and LeVeque 1983.)
            var missed = sums[2] / size;
            sums[0] += missed;
            sums[1] = 1 / MathF.Sqrt(MathF.Max(0, sums[1] / size - missed * missed) + epsilon);
            EveryWidth.Run<NormalizeLoop>(arrays, size);
        }
        return (sums[0], sums[1]);
    }

    /// <summary>
    /// With z = (x - mean) r and dz = dy gain: dx += r (dz - mean of dz - z mean of dz z), dgain += dy z, dbias += dy.
    /// </summary>
    /// <param name="x">The row that was normalized, [n].</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="inverseDeviation">Its r.</param>
    /// <param name="gain">[n].</param>
    /// <param name="dy">dL/dy, [n].</param>
    /// <param name="dx">dL/dx, [n].</param>
    /// <param name="gainGradient">dL/dgain, [n].</param>
    /// <param name="biasGradient">dL/dbias, [n].</param>
    public static void Backward(ReadOnlySpan<float> x, float mean, float inverseDeviation, ReadOnlySpan<float> gain, ReadOnlySpan<float> dy,
        Span<float> dx, Span<float> gainGradient, Span<float> biasGradient)
    {
        var size = x.Length;
        Require.Length(size, gain);
        Require.Length(size, dy);
        Require.Length(size, dx);
        Require.Length(size, gainGradient);
        Require.Length(size, biasGradient);
        var numbers = stackalloc float[] { mean, inverseDeviation, 0, 0 }; // and the sums of dz and dz z
        fixed (float* input = x, g = gain, from = dy, to = dx, dg = gainGradient, db = biasGradient)
        {
            var arrays = stackalloc float*[] { input, g, from, to, numbers, dg, db };
            EveryWidth.Run<BackwardSumsLoop>(arrays, size);
            numbers[2] /= size;
            numbers[3] /= size;
            EveryWidth.Run<BackwardLoop>(arrays, size);
        }
    }

    private readonly struct SumLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], sums = arrays[4];
            V even = S.Broadcast(0f), odd = even;
            var i = start;
            for (; i <= size - 2 * S.Width; i += 2 * S.Width)
            {
                even = S.Add(even, S.Load(x + i));
                odd = S.Add(odd, S.Load(x + i + S.Width));
            }
            for (; i <= size - S.Width; i += S.Width)
                even = S.Add(even, S.Load(x + i));
            sums[0] += S.Sum(S.Add(even, odd));
            return i;
        }
    }

    /// <summary>The sums of deviations from the mean, and of their squares.</summary>
    private readonly struct DeviationsLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], sums = arrays[4];
            var mean = S.Broadcast(sums[0]);
            V sum = S.Broadcast(0f), squares = sum;
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var deviation = S.Subtract(S.Load(x + i), mean);
                sum = S.Add(sum, deviation);
                squares = S.MultiplyAdd(deviation, deviation, squares);
            }
            sums[1] += S.Sum(squares);
            sums[2] += S.Sum(sum);
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
            float* x = arrays[0], gain = arrays[1], bias = arrays[2], y = arrays[3];
            var (mean, inverse) = (S.Broadcast(arrays[4][0]), S.Broadcast(arrays[4][1]));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var z = S.Multiply(S.Subtract(S.Load(x + i), mean), inverse);
                S.Store(y + i, S.MultiplyAdd(z, S.Load(gain + i), S.Load(bias + i)));
            }
            return i;
        }
    }

    private readonly struct BackwardSumsLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* x = arrays[0], gain = arrays[1], dy = arrays[2], numbers = arrays[4], gainGradient = arrays[5], biasGradient = arrays[6];
            var (mean, inverse) = (S.Broadcast(numbers[0]), S.Broadcast(numbers[1]));
            V sum = S.Broadcast(0f), product = sum;
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var d = S.Load(dy + i);
                var z = S.Multiply(S.Subtract(S.Load(x + i), mean), inverse);
                var dz = S.Multiply(d, S.Load(gain + i));
                sum = S.Add(sum, dz);
                product = S.MultiplyAdd(dz, z, product);
                S.Store(gainGradient + i, S.MultiplyAdd(d, z, S.Load(gainGradient + i)));
                S.Store(biasGradient + i, S.Add(d, S.Load(biasGradient + i)));
            }
            numbers[2] += S.Sum(sum);
            numbers[3] += S.Sum(product);
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
            float* x = arrays[0], gain = arrays[1], dy = arrays[2], dx = arrays[3], numbers = arrays[4];
            var (mean, inverse) = (S.Broadcast(numbers[0]), S.Broadcast(numbers[1]));
            var (sum, product) = (S.Broadcast(numbers[2]), S.Broadcast(numbers[3]));
            var i = start;
            for (; i <= size - S.Width; i += S.Width)
            {
                var z = S.Multiply(S.Subtract(S.Load(x + i), mean), inverse);
                var dz = S.Multiply(S.Load(dy + i), S.Load(gain + i));
                var rest = S.Subtract(S.Subtract(dz, sum), S.Multiply(z, product));
                S.Store(dx + i, S.MultiplyAdd(rest, inverse, S.Load(dx + i)));
            }
            return i;
        }
    }
}

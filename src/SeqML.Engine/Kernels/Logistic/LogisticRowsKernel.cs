using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Logistic;

/// <summary>
/// One step of gradient descent on logistic regressions that share their input: rows of a matrix, each told whether it belongs to the input or not.
/// It is all that negative sampling and hierarchical softmax do with a pair of words. (Mikolov et al. 2013b, equation 4; 2013a.)
/// </summary>
public static unsafe class LogisticRowsKernel
{
    /// <summary>What the lengths of the input and of a row must be a multiple of: the floats of the widest register.</summary>
    public const int Unit = 16;

    /// <summary>Room that <see cref="Step"/> needs for a number of rows: two floats for each, in whole registers.</summary>
    public static int ScratchLength(int rows) => 2 * Padded(rows);

    /// <summary>The next multiple of <see cref="Unit"/>.</summary>
    public static int Padded(int length) => (length + Unit - 1) / Unit * Unit;

    /// <summary>
    /// With s = 1 for a row that belongs to the input and -1 for one that does not, and all from the values before the step:
    /// <code>
    /// p_r = sigmoid(s_r w_r h)        d_r = rate s_r (1 - p_r)        gradient = sum_r d_r w_r        w_r = w_r + d_r h
    /// </code>
    /// </summary>
    /// <param name="hidden">h.</param>
    /// <param name="gradient">Becomes -rate times the gradient of the loss by h: what is to be added to h.</param>
    /// <param name="matrix">The rows w, each as long as h. Other threads may write to it meanwhile: an addition may then be lost. (Recht et al. 2011.)</param>
    /// <param name="rows">Which rows. One that is there twice is moved twice.</param>
    /// <param name="signs">s.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> of the rows.</param>
    /// <returns>The product of all p, not below 1e-300: the loss is minus its logarithm.</returns>
    public static double Step(ReadOnlySpan<float> hidden, Span<float> gradient, Span<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> signs, float rate, Span<float> scratch)
    {
        var stride = hidden.Length;
        if (stride % Unit != 0 || stride == 0)
            throw new ArgumentException($"Expected a length that is a multiple of {Unit}, found {stride}.", nameof(hidden));
        Require.Length(stride, gradient);
        Require.AtLeast(rows.Length, signs);
        Require.AtLeast(ScratchLength(rows.Length), scratch);
        var available = (uint)(matrix.Length / stride);
        foreach (var row in rows)
            if ((uint)row >= available)
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"Expected rows from 0 to {(long)available - 1}, found {row}.");
        fixed (float* h = hidden, g = gradient, w = matrix, s = signs, steps = scratch)
        fixed (int* r = rows)
        {
            if (Vector512.IsHardwareAccelerated)
                return Step<Simd512, Vector512<float>>(h, g, w, stride, r, s, rows.Length, rate, steps);
            if (Vector256.IsHardwareAccelerated)
                return Step<Simd256, Vector256<float>>(h, g, w, stride, r, s, rows.Length, rate, steps);
            return Vector128.IsHardwareAccelerated
                ? Step<Simd128, Vector128<float>>(h, g, w, stride, r, s, rows.Length, rate, steps)
                : Step<SimdScalar, float>(h, g, w, stride, r, s, rows.Length, rate, steps);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Step<S, V>(float* hidden, float* gradient, float* matrix, nint stride, int* rows, float* signs, int count, float rate, float* steps)
        where S : ISimd<V>
        where V : struct
    {
        // Six rows at a time, since negative sampling's usual pair has as many: a register of h serves six products.
        var row = 0;
        for (; row <= count - 6; row += 6)
            Dot6<S, V>(hidden, matrix, stride, rows + row, steps + row);
        for (; row < count; row++)
            steps[row] = Dot<S, V>(hidden, matrix + rows[row] * stride, stride);

        var product = Likelihoods<S, V>(steps, steps + Padded(count), signs, count, rate);

        for (nint i = 0; i < stride; i += S.Width)
            S.Store(gradient + i, S.Broadcast(0));
        for (row = 0; row <= count - 6; row += 6)
            Move6<S, V>(hidden, gradient, matrix, stride, rows + row, steps + row);
        for (; row < count; row++)
            Move<S, V>(hidden, gradient, matrix + rows[row] * stride, stride, steps[row]);
        return product;
    }

    /// <summary>From the products of h and the rows: how far along h each row moves, and the product of probabilities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Likelihoods<S, V>(float* steps, float* likelihoods, float* signs, int count, float rate)
        where S : ISimd<V>
        where V : struct
    {
        for (var i = count; i % S.Width != 0; i++)
            steps[i] = 0;
        for (var i = 0; i < count; i++)
            likelihoods[i] = signs[i]; // into whole registers
        var (one, zero, rates) = (S.Broadcast(1), S.Broadcast(0), S.Broadcast(rate));
        for (var i = 0; i < count; i += S.Width)
        {
            // 1 - p = e^-z / (1 + e^-z): exact to rounding for p near 1 as well.
            var sign = S.Load(likelihoods + i);
            var e = Functions.Exponential<S, V>(S.Subtract(zero, S.Multiply(sign, S.Load(steps + i))));
            var p = S.Divide(one, S.Add(one, e));
            S.Store(likelihoods + i, p);
            S.Store(steps + i, S.Multiply(S.Multiply(sign, rates), S.Multiply(e, p)));
        }
        var product = 1d;
        for (var i = 0; i < count; i++)
            product *= likelihoods[i];
        return Math.Max(product, 1e-300);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Dot6<S, V>(float* hidden, float* matrix, nint stride, int* rows, float* dots)
        where S : ISimd<V>
        where V : struct
    {
        float* a = matrix + rows[0] * stride, b = matrix + rows[1] * stride, c = matrix + rows[2] * stride;
        float* d = matrix + rows[3] * stride, e = matrix + rows[4] * stride, f = matrix + rows[5] * stride;
        var (sumA, sumB, sumC, sumD, sumE, sumF) = (S.Broadcast(0), S.Broadcast(0), S.Broadcast(0), S.Broadcast(0), S.Broadcast(0), S.Broadcast(0));
        for (nint i = 0; i < stride; i += S.Width)
        {
            var h = S.Load(hidden + i);
            sumA = S.MultiplyAdd(h, S.Load(a + i), sumA);
            sumB = S.MultiplyAdd(h, S.Load(b + i), sumB);
            sumC = S.MultiplyAdd(h, S.Load(c + i), sumC);
            sumD = S.MultiplyAdd(h, S.Load(d + i), sumD);
            sumE = S.MultiplyAdd(h, S.Load(e + i), sumE);
            sumF = S.MultiplyAdd(h, S.Load(f + i), sumF);
        }
        dots[0] = S.Sum(sumA);
        dots[1] = S.Sum(sumB);
        dots[2] = S.Sum(sumC);
        dots[3] = S.Sum(sumD);
        dots[4] = S.Sum(sumE);
        dots[5] = S.Sum(sumF);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Dot<S, V>(float* hidden, float* row, nint stride)
        where S : ISimd<V>
        where V : struct
    {
        var sum = S.Broadcast(0);
        for (nint i = 0; i < stride; i += S.Width)
            sum = S.MultiplyAdd(S.Load(hidden + i), S.Load(row + i), sum);
        return S.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move6<S, V>(float* hidden, float* gradient, float* matrix, nint stride, int* rows, float* steps)
        where S : ISimd<V>
        where V : struct
    {
        float* a = matrix + rows[0] * stride, b = matrix + rows[1] * stride, c = matrix + rows[2] * stride;
        float* d = matrix + rows[3] * stride, e = matrix + rows[4] * stride, f = matrix + rows[5] * stride;
        var (stepA, stepB, stepC) = (S.Broadcast(steps[0]), S.Broadcast(steps[1]), S.Broadcast(steps[2]));
        var (stepD, stepE, stepF) = (S.Broadcast(steps[3]), S.Broadcast(steps[4]), S.Broadcast(steps[5]));
        for (nint i = 0; i < stride; i += S.Width)
        {
            var (h, sum) = (S.Load(hidden + i), S.Load(gradient + i));
            Move<S, V>(a + i, stepA, h, ref sum);
            Move<S, V>(b + i, stepB, h, ref sum);
            Move<S, V>(c + i, stepC, h, ref sum);
            Move<S, V>(d + i, stepD, h, ref sum);
            Move<S, V>(e + i, stepE, h, ref sum);
            Move<S, V>(f + i, stepF, h, ref sum);
            S.Store(gradient + i, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move<S, V>(float* hidden, float* gradient, float* row, nint stride, float step)
        where S : ISimd<V>
        where V : struct
    {
        var d = S.Broadcast(step);
        for (nint i = 0; i < stride; i += S.Width)
        {
            var sum = S.Load(gradient + i);
            Move<S, V>(row + i, d, S.Load(hidden + i), ref sum);
            S.Store(gradient + i, sum);
        }
    }

    /// <summary>A register of a row: its part of the gradient, and its step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move<S, V>(float* row, V step, V hidden, ref V sum)
        where S : ISimd<V>
        where V : struct
    {
        var w = S.Load(row);
        sum = S.MultiplyAdd(step, w, sum);
        S.Store(row, S.MultiplyAdd(step, hidden, w));
    }
}

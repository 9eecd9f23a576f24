using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Recurrent;

/// <summary>
/// What an LSTM with peepholes does between its matrix products (Gers and Schmidhuber 2000; Graves 2013, equations 7 to 11):
/// gates see the cell, each unit its own by one weight p. Gate order i f g o; peepholes i f o:
/// <code>
/// i = sigmoid(a_i + p_i c_(t-1))   f = sigmoid(a_f + p_f c_(t-1))   g = tanh(a_g)
/// c_t = f c_(t-1) + i g            o = sigmoid(a_o + p_o c_t)       h_t = o tanh(c_t)
/// </code>
/// </summary>
public static unsafe class PeepholeLstmCellKernel
{
    /// <summary>One step of one sequence.</summary>
    /// <param name="gates">[4H]; in: the sums a of input, state and bias; out: i f g o.</param>
    /// <param name="peepholes">p, [3H].</param>
    /// <param name="previousCell">c_(t-1), [H], or empty for zeros.</param>
    /// <param name="cell">c_t, [H].</param>
    /// <param name="cellTanh">tanh(c_t), [H], which backward needs.</param>
    /// <param name="hidden">h_t, [H].</param>
    public static void Forward(Span<float> gates, ReadOnlySpan<float> peepholes, ReadOnlySpan<float> previousCell,
        Span<float> cell, Span<float> cellTanh, Span<float> hidden)
    {
        var size = cell.Length;
        Require.Length(4 * size, gates);
        Require.Length(3 * size, peepholes);
        Require.Length(previousCell.IsEmpty ? 0 : size, previousCell);
        Require.Length(size, cellTanh);
        Require.Length(size, hidden);
        fixed (float* a = gates, p = peepholes, before = previousCell, c = cell, t = cellTanh, h = hidden)
        {
            var arrays = stackalloc float*[] { a, p, before, c, t, h };
            EveryWidth.Run<ForwardLoop>(arrays, size);
        }
    }

    /// <summary>The gradient of that step.</summary>
    /// <param name="gates">[4H]; in: i f g o; out: the gradients of the sums a.</param>
    /// <param name="peepholes">p, [3H].</param>
    /// <param name="previousCell">c_(t-1), [H], or empty for zeros.</param>
    /// <param name="cell">c_t, [H].</param>
    /// <param name="cellTanh">tanh(c_t), [H].</param>
    /// <param name="hiddenGradient">dL/dh_t, [H].</param>
    /// <param name="cellGradient">[H]; in: what dL/dc_t is by way of later steps; out: dL/dc_(t-1).</param>
    /// <param name="peepholeGradient">[3H]; out: what this step gives to dL/dp.</param>
    public static void Backward(Span<float> gates, ReadOnlySpan<float> peepholes, ReadOnlySpan<float> previousCell, ReadOnlySpan<float> cell,
        ReadOnlySpan<float> cellTanh, ReadOnlySpan<float> hiddenGradient, Span<float> cellGradient, Span<float> peepholeGradient)
    {
        var size = cell.Length;
        Require.Length(4 * size, gates);
        Require.Length(3 * size, peepholes);
        Require.Length(previousCell.IsEmpty ? 0 : size, previousCell);
        Require.Length(size, cellTanh);
        Require.Length(size, hiddenGradient);
        Require.Length(size, cellGradient);
        Require.Length(3 * size, peepholeGradient);
        fixed (float* a = gates, p = peepholes, before = previousCell, c = cell, t = cellTanh, dh = hiddenGradient, dc = cellGradient, dp = peepholeGradient)
        {
            var arrays = stackalloc float*[] { a, p, before, c, t, dh, dc, dp };
            EveryWidth.Run<BackwardLoop>(arrays, size);
        }
    }

    private readonly struct ForwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* gates = arrays[0], peepholes = arrays[1], previousCell = arrays[2], cell = arrays[3], cellTanh = arrays[4], hidden = arrays[5];
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var before = previousCell != null ? S.Load(previousCell + j) : S.Broadcast(0f);
                var i = Functions.Sigmoid<S, V>(S.MultiplyAdd(S.Load(peepholes + j), before, S.Load(gates + j)));
                var f = Functions.Sigmoid<S, V>(S.MultiplyAdd(S.Load(peepholes + size + j), before, S.Load(gates + size + j)));
                var g = Functions.Tanh<S, V>(S.Load(gates + 2 * size + j));
                var c = S.MultiplyAdd(f, before, S.Multiply(i, g));
                var o = Functions.Sigmoid<S, V>(S.MultiplyAdd(S.Load(peepholes + 2 * size + j), c, S.Load(gates + 3 * size + j)));
                var t = Functions.Tanh<S, V>(c);
                S.Store(gates + j, i);
                S.Store(gates + size + j, f);
                S.Store(gates + 2 * size + j, g);
                S.Store(gates + 3 * size + j, o);
                S.Store(cell + j, c);
                S.Store(cellTanh + j, t);
                S.Store(hidden + j, S.Multiply(o, t));
            }
            return j;
        }
    }

    private readonly struct BackwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* gates = arrays[0], peepholes = arrays[1], previousCell = arrays[2], cell = arrays[3], cellTanh = arrays[4];
            float* hiddenGradient = arrays[5], cellGradient = arrays[6], peepholeGradient = arrays[7];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (i, f, g, o) = (S.Load(gates + j), S.Load(gates + size + j), S.Load(gates + 2 * size + j), S.Load(gates + 3 * size + j));
                var (t, dh) = (S.Load(cellTanh + j), S.Load(hiddenGradient + j));
                var before = previousCell != null ? S.Load(previousCell + j) : S.Broadcast(0f);
                // sigmoid' = s (1 - s), tanh' = 1 - t^2; c reaches h by its tanh, and by o.
                var da = S.Multiply(S.Multiply(dh, t), S.Multiply(o, S.Subtract(one, o)));
                S.Store(gates + 3 * size + j, da);
                S.Store(peepholeGradient + 2 * size + j, S.Multiply(da, S.Load(cell + j)));
                var dc = S.MultiplyAdd(S.Multiply(dh, o), S.Subtract(one, S.Multiply(t, t)), S.Load(cellGradient + j));
                dc = S.MultiplyAdd(da, S.Load(peepholes + 2 * size + j), dc);
                S.Store(gates + 2 * size + j, S.Multiply(S.Multiply(dc, i), S.Subtract(one, S.Multiply(g, g))));
                // c_(t-1) reaches c_t by f, and the gates i and f.
                da = S.Multiply(S.Multiply(dc, before), S.Multiply(f, S.Subtract(one, f)));
                S.Store(gates + size + j, da);
                S.Store(peepholeGradient + size + j, S.Multiply(da, before));
                var dBefore = S.MultiplyAdd(da, S.Load(peepholes + size + j), S.Multiply(dc, f));
                da = S.Multiply(S.Multiply(dc, g), S.Multiply(i, S.Subtract(one, i)));
                S.Store(gates + j, da);
                S.Store(peepholeGradient + j, S.Multiply(da, before));
                S.Store(cellGradient + j, S.MultiplyAdd(da, S.Load(peepholes + j), dBefore));
            }
            return j;
        }
    }
}

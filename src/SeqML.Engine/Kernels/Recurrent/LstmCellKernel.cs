using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Recurrent;

/// <summary>
/// What an LSTM does between its matrix products (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000),
/// in PyTorch's gate order i f g o:
/// <code>
/// i = sigmoid(a_i)   f = sigmoid(a_f)   g = tanh(a_g)   o = sigmoid(a_o)
/// c_t = f c_(t-1) + i g                 h_t = o tanh(c_t)
/// </code>
/// </summary>
public static unsafe class LstmCellKernel
{
    /// <summary>One step of one sequence.</summary>
    /// <param name="gates">[4H]; in: the sums a of input, state and bias; out: i f g o.</param>
    /// <param name="previousCell">c_(t-1), [H], or empty for zeros.</param>
    /// <param name="cell">c_t, [H].</param>
    /// <param name="cellTanh">tanh(c_t), [H], which backward needs.</param>
    /// <param name="hidden">h_t, [H].</param>
    public static void Forward(Span<float> gates, ReadOnlySpan<float> previousCell, Span<float> cell, Span<float> cellTanh, Span<float> hidden)
    {
        var size = cell.Length;
        Require.Length(4 * size, gates);
        Require.Length(previousCell.IsEmpty ? 0 : size, previousCell);
        Require.Length(size, cellTanh);
        Require.Length(size, hidden);
        fixed (float* a = gates, before = previousCell, c = cell, t = cellTanh, h = hidden)
        {
            var arrays = stackalloc float*[] { a, before, c, t, h };
            EveryWidth.Run<ForwardLoop>(arrays, size);
        }
    }

    /// <summary>The gradient of that step.</summary>
    /// <param name="gates">[4H]; in: i f g o; out: the gradients of the sums a.</param>
    /// <param name="previousCell">c_(t-1), [H], or empty for zeros.</param>
    /// <param name="cellTanh">tanh(c_t), [H].</param>
    /// <param name="hiddenGradient">dL/dh_t, [H].</param>
    /// <param name="cellGradient">[H]; in: what dL/dc_t is by way of later steps; out: dL/dc_(t-1).</param>
    public static void Backward(Span<float> gates, ReadOnlySpan<float> previousCell, ReadOnlySpan<float> cellTanh,
        ReadOnlySpan<float> hiddenGradient, Span<float> cellGradient)
    {
        var size = cellTanh.Length;
        Require.Length(4 * size, gates);
        Require.Length(previousCell.IsEmpty ? 0 : size, previousCell);
        Require.Length(size, hiddenGradient);
        Require.Length(size, cellGradient);
        fixed (float* a = gates, before = previousCell, t = cellTanh, dh = hiddenGradient, dc = cellGradient)
        {
            var arrays = stackalloc float*[] { a, before, t, dh, dc };
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
            float* gates = arrays[0], previousCell = arrays[1], cell = arrays[2], cellTanh = arrays[3], hidden = arrays[4];
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var i = Functions.Sigmoid<S, V>(S.Load(gates + j));
                var f = Functions.Sigmoid<S, V>(S.Load(gates + size + j));
                var g = Functions.Tanh<S, V>(S.Load(gates + 2 * size + j));
                var o = Functions.Sigmoid<S, V>(S.Load(gates + 3 * size + j));
                var c = S.Multiply(i, g);
                if (previousCell != null)
                    c = S.MultiplyAdd(f, S.Load(previousCell + j), c);
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
            float* gates = arrays[0], previousCell = arrays[1], cellTanh = arrays[2], hiddenGradient = arrays[3], cellGradient = arrays[4];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (i, f, g, o) = (S.Load(gates + j), S.Load(gates + size + j), S.Load(gates + 2 * size + j), S.Load(gates + 3 * size + j));
                var (t, dh) = (S.Load(cellTanh + j), S.Load(hiddenGradient + j));
                // h = o tanh(c): dc gains dh o (1 - tanh(c)^2).
                var dc = S.MultiplyAdd(S.Multiply(dh, o), S.Subtract(one, S.Multiply(t, t)), S.Load(cellGradient + j));
                var before = previousCell != null ? S.Load(previousCell + j) : S.Broadcast(0f);
                // sigmoid' = s (1 - s), tanh' = 1 - t^2.
                S.Store(gates + j, S.Multiply(S.Multiply(dc, g), S.Multiply(i, S.Subtract(one, i))));
                S.Store(gates + size + j, S.Multiply(S.Multiply(dc, before), S.Multiply(f, S.Subtract(one, f))));
                S.Store(gates + 2 * size + j, S.Multiply(S.Multiply(dc, i), S.Subtract(one, S.Multiply(g, g))));
                S.Store(gates + 3 * size + j, S.Multiply(S.Multiply(dh, t), S.Multiply(o, S.Subtract(one, o))));
                S.Store(cellGradient + j, S.Multiply(dc, f));
            }
            return j;
        }
    }
}

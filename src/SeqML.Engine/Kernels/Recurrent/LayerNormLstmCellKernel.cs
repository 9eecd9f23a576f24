using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Recurrent;

/// <summary>
/// What an LSTM with layer normalization does between its normalizations (Ba, Kiros and Hinton 2016, equations 20 to 22), with a
/// the normalized sums of the input, u those of the state, and y the normalized c_t. Gate order i f g o:
/// <code>
/// i = sigmoid(a_i + u_i)   f = sigmoid(a_f + u_f)   g = tanh(a_g + u_g)   o = sigmoid(a_o + u_o)
/// c_t = f c_(t-1) + i g    h_t = o tanh(y)
/// </code>
/// </summary>
public static unsafe class LayerNormLstmCellKernel
{
    /// <summary>The first part of a step.</summary>
    /// <param name="gates">[4H]; in: a; out: i f g o.</param>
    /// <param name="stateSums">u, [4H].</param>
    /// <param name="previousCell">c_(t-1), [H], or empty for zeros.</param>
    /// <param name="cell">c_t, [H].</param>
    public static void Gate(Span<float> gates, ReadOnlySpan<float> stateSums, ReadOnlySpan<float> previousCell, Span<float> cell)
    {
        var size = cell.Length;
        Require.Length(4 * size, gates);
        Require.Length(4 * size, stateSums);
        Require.Length(previousCell.IsEmpty ? 0 : size, previousCell);
        fixed (float* a = gates, u = stateSums, before = previousCell, c = cell)
        {
            var arrays = stackalloc float*[] { a, u, before, c };
            EveryWidth.Run<GateLoop>(arrays, size);
        }
    }

    /// <summary>The second part of a step.</summary>
    /// <param name="gates">i f g o, [4H].</param>
    /// <param name="normalizedCell">[H]; in: y; out: tanh(y), which backward needs.</param>
    /// <param name="hidden">h_t, [H].</param>
    public static void Forward(ReadOnlySpan<float> gates, Span<float> normalizedCell, Span<float> hidden)
    {
        var size = hidden.Length;
        Require.Length(4 * size, gates);
        Require.Length(size, normalizedCell);
        ElementwiseKernels.Tanh(normalizedCell, normalizedCell);
        TensorPrimitives.Multiply(gates[(3 * size)..], normalizedCell, hidden);
    }

    /// <summary>The gradient of the second part.</summary>
    /// <param name="gates">[4H]; in: i f g o; out: o replaced by the gradient of its sum.</param>
    /// <param name="cellTanh">tanh(y), [H].</param>
    /// <param name="hiddenGradient">[H]; in: dL/dh_t; out: dL/dy.</param>
    public static void Backward(Span<float> gates, ReadOnlySpan<float> cellTanh, Span<float> hiddenGradient)
    {
        var size = hiddenGradient.Length;
        Require.Length(4 * size, gates);
        Require.Length(size, cellTanh);
        fixed (float* a = gates, t = cellTanh, dh = hiddenGradient)
        {
            var arrays = stackalloc float*[] { a, t, dh };
            EveryWidth.Run<BackwardLoop>(arrays, size);
        }
    }

    /// <summary>The gradient of the first part.</summary>
    /// <param name="gates">[4H]; in: as <see cref="Backward"/> left it; out: the gradients of the sums a + u.</param>
    /// <param name="previousCell">c_(t-1), [H], or empty for zeros.</param>
    /// <param name="cellGradient">[H]; in: dL/dc_t; out: dL/dc_(t-1).</param>
    public static void GateBackward(Span<float> gates, ReadOnlySpan<float> previousCell, Span<float> cellGradient)
    {
        var size = cellGradient.Length;
        Require.Length(4 * size, gates);
        Require.Length(previousCell.IsEmpty ? 0 : size, previousCell);
        fixed (float* a = gates, before = previousCell, dc = cellGradient)
        {
            var arrays = stackalloc float*[] { a, before, dc };
            EveryWidth.Run<GateBackwardLoop>(arrays, size);
        }
    }

    private readonly struct GateLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* gates = arrays[0], sums = arrays[1], previousCell = arrays[2], cell = arrays[3];
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var i = Functions.Sigmoid<S, V>(S.Add(S.Load(gates + j), S.Load(sums + j)));
                var f = Functions.Sigmoid<S, V>(S.Add(S.Load(gates + size + j), S.Load(sums + size + j)));
                var g = Functions.Tanh<S, V>(S.Add(S.Load(gates + 2 * size + j), S.Load(sums + 2 * size + j)));
                var o = Functions.Sigmoid<S, V>(S.Add(S.Load(gates + 3 * size + j), S.Load(sums + 3 * size + j)));
                var before = previousCell != null ? S.Load(previousCell + j) : S.Broadcast(0f);
                S.Store(gates + j, i);
                S.Store(gates + size + j, f);
                S.Store(gates + 2 * size + j, g);
                S.Store(gates + 3 * size + j, o);
                S.Store(cell + j, S.MultiplyAdd(f, before, S.Multiply(i, g)));
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
            float* output = arrays[0] + 3 * size, cellTanh = arrays[1], hiddenGradient = arrays[2];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (o, t, dh) = (S.Load(output + j), S.Load(cellTanh + j), S.Load(hiddenGradient + j));
                S.Store(output + j, S.Multiply(S.Multiply(dh, t), S.Multiply(o, S.Subtract(one, o))));
                S.Store(hiddenGradient + j, S.Multiply(S.Multiply(dh, o), S.Subtract(one, S.Multiply(t, t))));
            }
            return j;
        }
    }

    private readonly struct GateBackwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* gates = arrays[0], previousCell = arrays[1], cellGradient = arrays[2];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (i, f, g, dc) = (S.Load(gates + j), S.Load(gates + size + j), S.Load(gates + 2 * size + j), S.Load(cellGradient + j));
                var before = previousCell != null ? S.Load(previousCell + j) : S.Broadcast(0f);
                S.Store(gates + j, S.Multiply(S.Multiply(dc, g), S.Multiply(i, S.Subtract(one, i))));
                S.Store(gates + size + j, S.Multiply(S.Multiply(dc, before), S.Multiply(f, S.Subtract(one, f))));
                S.Store(gates + 2 * size + j, S.Multiply(S.Multiply(dc, i), S.Subtract(one, S.Multiply(g, g))));
                S.Store(cellGradient + j, S.Multiply(dc, f));
            }
            return j;
        }
    }
}

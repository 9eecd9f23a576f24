using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Recurrent;

/// <summary>
/// What a gated recurrent unit in its first published form does between its matrix products (Cho et al. 2014, equations 5
/// to 8): the reset gate acts on the state before the product with it, so that a step has two products, and two parts. Gate order
/// r z n; a are the sums of input and state, those of n the sums of input and v:
/// <code>
/// r = sigmoid(a_r)   z = sigmoid(a_z)   v = r h_(t-1)
/// n = tanh(a_n)                         h_t = (1 - z) n + z h_(t-1)
/// </code>
/// <see cref="GruCellKernel"/> is the other form.
/// </summary>
public static unsafe class ResetBeforeGruCellKernel
{
    /// <summary>The first part of a step: gates, and the state that the reset gate lets through.</summary>
    /// <param name="gates">[3H]; in: a_r and a_z; out: r and z; what is there for n is left.</param>
    /// <param name="previousHidden">h_(t-1), [H].</param>
    /// <param name="gatedHidden">v, [H].</param>
    public static void Gate(Span<float> gates, ReadOnlySpan<float> previousHidden, Span<float> gatedHidden)
    {
        Require.Length(3 * gatedHidden.Length, gates);
        Require.Length(gatedHidden.Length, previousHidden);
        fixed (float* a = gates, before = previousHidden, v = gatedHidden)
        {
            var arrays = stackalloc float*[] { a, before, v };
            EveryWidth.Run<GateLoop>(arrays, gatedHidden.Length);
        }
    }

    /// <summary>The second part of a step.</summary>
    /// <param name="gates">[3H]; in: r, z and a_n; out: r z n.</param>
    /// <param name="previousHidden">h_(t-1), [H].</param>
    /// <param name="hidden">h_t, [H].</param>
    public static void Forward(Span<float> gates, ReadOnlySpan<float> previousHidden, Span<float> hidden)
    {
        Require.Length(3 * hidden.Length, gates);
        Require.Length(hidden.Length, previousHidden);
        fixed (float* a = gates, before = previousHidden, h = hidden)
        {
            var arrays = stackalloc float*[] { a, before, h };
            EveryWidth.Run<ForwardLoop>(arrays, hidden.Length);
        }
    }

    /// <summary>The gradient of the second part.</summary>
    /// <param name="gates">[3H]; in: r z n; out: r, dL/da_z and dL/da_n.</param>
    /// <param name="previousHidden">h_(t-1), [H].</param>
    /// <param name="hiddenGradient">[H]; in: dL/dh_t; out: what of it goes to h_(t-1) straight.</param>
    public static void Backward(Span<float> gates, ReadOnlySpan<float> previousHidden, Span<float> hiddenGradient)
    {
        Require.Length(3 * hiddenGradient.Length, gates);
        Require.Length(hiddenGradient.Length, previousHidden);
        fixed (float* a = gates, before = previousHidden, dh = hiddenGradient)
        {
            var arrays = stackalloc float*[] { a, before, dh };
            EveryWidth.Run<BackwardLoop>(arrays, hiddenGradient.Length);
        }
    }

    /// <summary>The gradient of the first part.</summary>
    /// <param name="gates">[3H]; in: r; out: dL/da_r; what is there for z and n is left.</param>
    /// <param name="previousHidden">h_(t-1), [H].</param>
    /// <param name="gatedGradient">dL/dv, [H].</param>
    /// <param name="hiddenGradient">[H]; gains what goes to h_(t-1) by v.</param>
    public static void GateBackward(Span<float> gates, ReadOnlySpan<float> previousHidden, ReadOnlySpan<float> gatedGradient, Span<float> hiddenGradient)
    {
        Require.Length(3 * hiddenGradient.Length, gates);
        Require.Length(hiddenGradient.Length, previousHidden);
        Require.Length(hiddenGradient.Length, gatedGradient);
        fixed (float* a = gates, before = previousHidden, dv = gatedGradient, dh = hiddenGradient)
        {
            var arrays = stackalloc float*[] { a, before, dv, dh };
            EveryWidth.Run<GateBackwardLoop>(arrays, hiddenGradient.Length);
        }
    }

    private readonly struct GateLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* gates = arrays[0], before = arrays[1], gated = arrays[2];
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var r = Functions.Sigmoid<S, V>(S.Load(gates + j));
                S.Store(gates + j, r);
                S.Store(gates + size + j, Functions.Sigmoid<S, V>(S.Load(gates + size + j)));
                S.Store(gated + j, S.Multiply(r, S.Load(before + j)));
            }
            return j;
        }
    }

    private readonly struct ForwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* gates = arrays[0], before = arrays[1], hidden = arrays[2];
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var n = Functions.Tanh<S, V>(S.Load(gates + 2 * size + j));
                S.Store(gates + 2 * size + j, n);
                // (1 - z) n + z h' = n + z (h' - n)
                S.Store(hidden + j, S.MultiplyAdd(S.Load(gates + size + j), S.Subtract(S.Load(before + j), n), n));
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
            float* gates = arrays[0], before = arrays[1], hiddenGradient = arrays[2];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (z, n, dh) = (S.Load(gates + size + j), S.Load(gates + 2 * size + j), S.Load(hiddenGradient + j));
                S.Store(gates + size + j, S.Multiply(S.Multiply(dh, S.Subtract(S.Load(before + j), n)), S.Multiply(z, S.Subtract(one, z))));
                S.Store(gates + 2 * size + j, S.Multiply(S.Multiply(dh, S.Subtract(one, z)), S.Subtract(one, S.Multiply(n, n))));
                S.Store(hiddenGradient + j, S.Multiply(dh, z));
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
            float* gates = arrays[0], before = arrays[1], gatedGradient = arrays[2], hiddenGradient = arrays[3];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (r, dv) = (S.Load(gates + j), S.Load(gatedGradient + j));
                S.Store(gates + j, S.Multiply(S.Multiply(dv, S.Load(before + j)), S.Multiply(r, S.Subtract(one, r))));
                S.Store(hiddenGradient + j, S.MultiplyAdd(dv, r, S.Load(hiddenGradient + j)));
            }
            return j;
        }
    }
}

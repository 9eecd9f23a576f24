using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Recurrent;

/// <summary>
/// What a gated recurrent unit does between its matrix products (Cho et al. 2014), in the form of PyTorch and cuDNN: the
/// reset gate acts after the product with the state. Gate order r z n; a are the sums of the input, u those of the state:
/// <code>
/// r = sigmoid(a_r + u_r)   z = sigmoid(a_z + u_z)   n = tanh(a_n + r u_n)
/// h_t = (1 - z) n + z h_(t-1)
/// </code>
/// </summary>
public static unsafe class GruCellKernel
{
    /// <summary>One step of one sequence.</summary>
    /// <param name="gates">[3H]; in: a; out: r z n.</param>
    /// <param name="stateSums">u, [3H].</param>
    /// <param name="previousHidden">h_(t-1), [H].</param>
    /// <param name="hidden">h_t, [H].</param>
    public static void Forward(Span<float> gates, ReadOnlySpan<float> stateSums, ReadOnlySpan<float> previousHidden, Span<float> hidden)
    {
        Require.Length(3 * hidden.Length, gates);
        Require.Length(3 * hidden.Length, stateSums);
        Require.Length(hidden.Length, previousHidden);
        fixed (float* a = gates, u = stateSums, before = previousHidden, h = hidden)
        {
            var arrays = stackalloc float*[] { a, u, before, h };
            EveryWidth.Run<ForwardLoop>(arrays, hidden.Length);
        }
    }

    /// <summary>The gradient of that step.</summary>
    /// <param name="gates">[3H]; in: r z n; out: dL/da.</param>
    /// <param name="stateSums">[3H]; in: u; out: dL/du.</param>
    /// <param name="previousHidden">h_(t-1), [H].</param>
    /// <param name="hiddenGradient">[H]; in: dL/dh_t; out: what of it goes to h_(t-1) straight, not by way of u.</param>
    public static void Backward(Span<float> gates, Span<float> stateSums, ReadOnlySpan<float> previousHidden, Span<float> hiddenGradient)
    {
        Require.Length(3 * hiddenGradient.Length, gates);
        Require.Length(3 * hiddenGradient.Length, stateSums);
        Require.Length(hiddenGradient.Length, previousHidden);
        fixed (float* a = gates, u = stateSums, before = previousHidden, dh = hiddenGradient)
        {
            var arrays = stackalloc float*[] { a, u, before, dh };
            EveryWidth.Run<BackwardLoop>(arrays, hiddenGradient.Length);
        }
    }

    private readonly struct ForwardLoop : IWideLoop
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static int Run<S, V>(float** arrays, int size, int start)
            where S : ISimd<V>
            where V : struct
        {
            float* a = arrays[0], u = arrays[1], before = arrays[2], h = arrays[3];
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var r = Functions.Sigmoid<S, V>(S.Add(S.Load(a + j), S.Load(u + j)));
                var z = Functions.Sigmoid<S, V>(S.Add(S.Load(a + size + j), S.Load(u + size + j)));
                var n = Functions.Tanh<S, V>(S.MultiplyAdd(r, S.Load(u + 2 * size + j), S.Load(a + 2 * size + j)));
                S.Store(a + j, r);
                S.Store(a + size + j, z);
                S.Store(a + 2 * size + j, n);
                // (1 - z) n + z h' = n + z (h' - n)
                S.Store(h + j, S.MultiplyAdd(z, S.Subtract(S.Load(before + j), n), n));
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
            float* a = arrays[0], u = arrays[1], before = arrays[2], dh = arrays[3];
            var one = S.Broadcast(1f);
            var j = start;
            for (; j <= size - S.Width; j += S.Width)
            {
                var (r, z, n) = (S.Load(a + j), S.Load(a + size + j), S.Load(a + 2 * size + j));
                var gradient = S.Load(dh + j);
                var dn = S.Multiply(S.Multiply(gradient, S.Subtract(one, z)), S.Subtract(one, S.Multiply(n, n)));
                var dz = S.Multiply(S.Multiply(gradient, S.Subtract(S.Load(before + j), n)), S.Multiply(z, S.Subtract(one, z)));
                var dr = S.Multiply(S.Multiply(dn, S.Load(u + 2 * size + j)), S.Multiply(r, S.Subtract(one, r)));
                S.Store(a + j, dr);
                S.Store(u + j, dr);
                S.Store(a + size + j, dz);
                S.Store(u + size + j, dz);
                S.Store(a + 2 * size + j, dn);
                S.Store(u + 2 * size + j, S.Multiply(dn, r));
                S.Store(dh + j, S.Multiply(gradient, z));
            }
            return j;
        }
    }
}

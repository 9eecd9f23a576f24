using System.Runtime.CompilerServices;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>The transcendental functions on a register, for kernels to build from.</summary>
internal static class Functions
{
    /// <summary>
    /// e^x, to 2 units in the last place. Below -87.3 it stays at e^-87.3 (1e-38), above 88 at e^88; NaN gives NaN.
    /// </summary>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2; e^r by a polynomial, then scaled by 2^n. (Cephes' expf, Moshier 1989.)</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exponential<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        x = S.Max(S.Broadcast(-87.3f), S.Min(S.Broadcast(88f), x));
        var n = S.Round(S.Multiply(x, S.Broadcast(1.44269504f)));
        // ln 2 in two parts, the first exact in few bits, so that n ln 2 is subtracted without rounding.
        var r = S.MultiplyAdd(n, S.Broadcast(-0.693359375f), x);
        r = S.MultiplyAdd(n, S.Broadcast(2.12194440e-4f), r);
        var p = S.MultiplyAdd(S.Broadcast(1.9875691500e-4f), r, S.Broadcast(1.3981999507e-3f));
        p = S.MultiplyAdd(p, r, S.Broadcast(8.3334519073e-3f));
        p = S.MultiplyAdd(p, r, S.Broadcast(4.1665795894e-2f));
        p = S.MultiplyAdd(p, r, S.Broadcast(1.6666665459e-1f));
        p = S.MultiplyAdd(p, r, S.Broadcast(0.5f));
        p = S.MultiplyAdd(p, S.Multiply(r, r), S.Add(r, S.Broadcast(1f)));
        return S.Scale(p, n);
    }

    /// <summary>1 / (1 + e^-x), to 4 units in the last place; below -88 it stays at e^-88 (6e-39); NaN gives NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        var one = S.Broadcast(1f);
        return S.Divide(one, S.Add(one, Exponential<S, V>(S.Subtract(S.Broadcast(0f), x))));
    }

    /// <summary>tanh x, to 7 units in the last place (6 where multiply-adds are fused); beyond 9 it is 1 to rounding; NaN gives NaN.</summary>
    /// <remarks>x P(x^2) / Q(x^2), with the constants that eng/approximations/fit_tanh.py finds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        x = S.Max(S.Broadcast(-9f), S.Min(S.Broadcast(9f), x));
        var one = S.Broadcast(1f);
        var s = S.Multiply(x, x);
        var p = S.MultiplyAdd(S.Broadcast(1.3354493511030796e-08f), s, S.Broadcast(2.060904080281034e-05f));
        p = S.MultiplyAdd(p, s, S.Broadcast(0.0034955895971506834f));
        p = S.MultiplyAdd(p, s, S.Broadcast(0.13381028175354004f));
        p = S.MultiplyAdd(p, s, one);
        var q = S.MultiplyAdd(S.Broadcast(7.776512234158872e-07f), s, S.Broadcast(0.000328563415678218f));
        q = S.MultiplyAdd(q, s, S.Broadcast(0.02587699145078659f));
        q = S.MultiplyAdd(q, s, S.Broadcast(0.4671434462070465f));
        q = S.MultiplyAdd(q, s, one);
        return S.Divide(S.Multiply(x, p), q);
    }
}

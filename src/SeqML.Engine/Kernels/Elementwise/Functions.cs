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
        return ScaledExponential<S, V>(n, WithoutTwos<S, V>(x, n));
    }

    /// <summary>e^(x + rest), to 2 units in the last place, for x from -87.3 to 88 and a rest of magnitude 1 at most: a sum that has more digits than one float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exponential<S, V>(V x, V rest)
        where S : ISimd<V>
        where V : struct
    {
        var n = S.Round(S.Multiply(S.Add(x, rest), S.Broadcast(1.44269504f)));
        return ScaledExponential<S, V>(n, S.Add(WithoutTwos<S, V>(x, n), rest));
    }

    /// <summary>x - n ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V WithoutTwos<S, V>(V x, V n)
        where S : ISimd<V>
        where V : struct
    {
        // ln 2 in two parts, the first exact in few bits, so that n ln 2 is subtracted without rounding.
        var r = S.MultiplyAdd(n, S.Broadcast(-0.693359375f), x);
        return S.MultiplyAdd(n, S.Broadcast(2.12194440e-4f), r);
    }

    /// <summary>2^n e^r, for |r| at most ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V ScaledExponential<S, V>(V n, V r)
        where S : ISimd<V>
        where V : struct
    {
        var p = S.MultiplyAdd(S.Broadcast(1.9875691500e-4f), r, S.Broadcast(1.3981999507e-3f));
        p = S.MultiplyAdd(p, r, S.Broadcast(8.3334519073e-3f));
        p = S.MultiplyAdd(p, r, S.Broadcast(4.1665795894e-2f));
        p = S.MultiplyAdd(p, r, S.Broadcast(1.6666665459e-1f));
        p = S.MultiplyAdd(p, r, S.Broadcast(0.5f));
        p = S.MultiplyAdd(p, S.Multiply(r, r), S.Add(r, S.Broadcast(1f)));
        return S.Scale(p, n);
    }

    /// <summary>The natural logarithm, to 2 units in the last place, for x from 2^-126 up to, but not, 2^127.</summary>
    /// <remarks>x = m 2^n with m from sqrt(1/2) to sqrt(2); log m by a polynomial in m - 1. (Cephes' logf, Moshier 1989.)</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Logarithm<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        var n = S.Exponent(x);
        var m = S.Scale(x, S.Subtract(S.Broadcast(0f), n));
        var (one, root) = (S.Broadcast(1f), S.Broadcast(1.41421356f));
        n = S.WhereGreater(m, root, S.Add(n, one), n);
        var f = S.Subtract(S.WhereGreater(m, root, S.Multiply(m, S.Broadcast(0.5f)), m), one);
        var p = S.MultiplyAdd(S.Broadcast(7.0376836292e-2f), f, S.Broadcast(-1.1514610310e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(1.1676998740e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(-1.2420140846e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(1.4249322787e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(-1.6668057665e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(2.0000714765e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(-2.4999993993e-1f));
        p = S.MultiplyAdd(p, f, S.Broadcast(3.3333331174e-1f));
        var square = S.Multiply(f, f);
        var rest = S.MultiplyAdd(n, S.Broadcast(-2.12194440e-4f), S.Multiply(S.Multiply(p, f), square));
        rest = S.MultiplyAdd(S.Broadcast(-0.5f), square, rest);
        return S.MultiplyAdd(n, S.Broadcast(0.693359375f), S.Add(f, rest)); // ln 2 in two parts, as in the exponential
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

    /// <summary>x times the probability that a normal number is below x (Hendrycks and Gimpel 2016), to 16 units in the last place; below -13 it is 0 to 1e-36; NaN gives NaN.</summary>
    /// <remarks>As max(x, 0) - |x| tail(|x|) nothing cancels: negative results are as exact as positive ones, unlike those of x (1 + erf(x / sqrt 2)) / 2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gelu<S, V>(V x)
        where S : ISimd<V>
        where V : struct => GeluWithDerivative<S, V>(x).Value;

    /// <summary>The derivative of <see cref="Gelu"/>, to 4 units in the last place of 1; NaN gives NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V GeluDerivative<S, V>(V x)
        where S : ISimd<V>
        where V : struct => GeluWithDerivative<S, V>(x).Derivative;

    /// <summary><see cref="Gelu"/> and <see cref="GeluDerivative"/> at the cost of little more than one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (V Value, V Derivative) GeluWithDerivative<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        var a = Magnitude<S, V>(x);
        var (tail, density) = NormalTail<S, V>(a);
        var value = S.Subtract(S.Max(S.Broadcast(0f), x), S.Multiply(a, tail));
        // Below 0 the derivative is tail - a density, above 0 one minus that: 1/2 plus or minus the same. So small an x that its
        // sign is not met here has the middle, 1/2, to rounding.
        var half = S.Broadcast(0.5f);
        var sign = S.Max(S.Broadcast(-1f), S.Min(S.Broadcast(1f), S.Multiply(x, S.Broadcast(1e30f))));
        return (value, S.MultiplyAdd(sign, S.Add(S.Subtract(half, tail), S.Multiply(a, density)), half));
    }

    /// <summary>|x|, and 13 for what is larger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Magnitude<S, V>(V x)
        where S : ISimd<V>
        where V : struct => S.Min(S.Broadcast(13f), S.Max(S.Subtract(S.Broadcast(0f), x), x));

    /// <summary>The probability that a normal number is above a, and the density at a, to 13 units in the last place, for a from 0 to 13.</summary>
    /// <remarks>e^(-a^2 / 2) P(a) / Q(a), with the constants that eng/approximations/fit_gelu.py finds.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Tail, V Density) NormalTail<S, V>(V a)
        where S : ISimd<V>
        where V : struct
    {
        // a^2 has twice the digits of a float. Its coarse part, of few digits, is squared exactly; a^2 - c^2 = (a - c)(a + c).
        var coarse = S.Multiply(S.Round(S.Multiply(a, S.Broadcast(16f))), S.Broadcast(1 / 16f));
        var minusHalf = S.Broadcast(-0.5f);
        var e = Exponential<S, V>(S.Multiply(minusHalf, S.Multiply(coarse, coarse)),
            S.Multiply(S.Multiply(minusHalf, S.Subtract(a, coarse)), S.Add(a, coarse)));
        var p = S.MultiplyAdd(S.Broadcast(0.0039943731389939785f), a, S.Broadcast(0.039808936417102814f));
        p = S.MultiplyAdd(p, a, S.Broadcast(0.18078447878360748f));
        p = S.MultiplyAdd(p, a, S.Broadcast(0.43497687578201294f));
        p = S.MultiplyAdd(p, a, S.Broadcast(0.5f));
        var q = S.MultiplyAdd(S.Broadcast(0.010012258775532246f), a, S.Broadcast(0.09979385137557983f));
        q = S.MultiplyAdd(q, a, S.Broadcast(0.4630020260810852f));
        q = S.MultiplyAdd(q, a, S.Broadcast(1.192307710647583f));
        q = S.MultiplyAdd(q, a, S.Broadcast(1.6678386926651f));
        q = S.MultiplyAdd(q, a, S.Broadcast(1f));
        return (S.Divide(S.Multiply(e, p), q), S.Multiply(e, S.Broadcast(0.3989422804014327f)));
    }
}

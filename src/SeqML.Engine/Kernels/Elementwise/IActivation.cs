using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>A function of one float, with its derivative, written once for every width.</summary>
internal interface IActivation
{
    static abstract (V Value, V Derivative) Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct;
}

/// <summary>The Gaussian error linear unit.</summary>
internal readonly struct GeluActivation : IActivation
{
    public static (V Value, V Derivative) Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.GeluWithDerivative<S, V>(x);
}

/// <summary>max(x, 0); its derivative at 0 is 0.</summary>
internal readonly struct ReluActivation : IActivation
{
    public static (V Value, V Derivative) Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        var value = S.Max(S.Broadcast(0f), x);
        // 1 above 0: whatever is above 1e-38 becomes 1 or more when multiplied by 1e38 twice.
        var large = S.Multiply(S.Multiply(value, S.Broadcast(1e38f)), S.Broadcast(1e38f));
        return (value, S.Min(S.Broadcast(1f), large));
    }
}

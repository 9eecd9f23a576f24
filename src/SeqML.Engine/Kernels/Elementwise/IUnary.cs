using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Elementwise;

/// <summary>A function of one float, written once for every width.</summary>
internal interface IUnary
{
    static abstract V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct;
}

/// <summary>e^x.</summary>
internal readonly struct ExponentialFunction : IUnary
{
    public static V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.Exponential<S, V>(x);
}

/// <summary>1 / (1 + e^-x).</summary>
internal readonly struct SigmoidFunction : IUnary
{
    public static V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.Sigmoid<S, V>(x);
}

/// <summary>tanh x.</summary>
internal readonly struct TanhFunction : IUnary
{
    public static V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.Tanh<S, V>(x);
}

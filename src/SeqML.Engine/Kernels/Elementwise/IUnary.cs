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

/// <summary>log x.</summary>
internal readonly struct LogarithmFunction : IUnary
{
    public static V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.Logarithm<S, V>(x);
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

/// <summary>x times the probability that a normal number is below x.</summary>
internal readonly struct GeluFunction : IUnary
{
    public static V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.Gelu<S, V>(x);
}

/// <summary>The derivative of <see cref="GeluFunction"/>.</summary>
internal readonly struct GeluDerivativeFunction : IUnary
{
    public static V Apply<S, V>(V x)
        where S : ISimd<V>
        where V : struct => Functions.GeluDerivative<S, V>(x);
}

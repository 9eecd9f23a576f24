using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.Reductions;

/// <summary>How an element joins what has been gathered so far, written once for every width.</summary>
internal interface IReduction
{
    /// <summary>What gathering begins with.</summary>
    static abstract float Start { get; }

    static abstract V Gather<S, V>(V gathered, V x)
        where S : ISimd<V>
        where V : struct;

    /// <summary>Joins two gathered parts.</summary>
    static abstract V Join<S, V>(V left, V right)
        where S : ISimd<V>
        where V : struct;
}

/// <summary>The sum.</summary>
internal readonly struct SumReduction : IReduction
{
    public static float Start => 0;

    public static V Gather<S, V>(V gathered, V x)
        where S : ISimd<V>
        where V : struct => S.Add(gathered, x);

    public static V Join<S, V>(V left, V right)
        where S : ISimd<V>
        where V : struct => S.Add(left, right);
}

/// <summary>The sum of squares.</summary>
internal readonly struct SumOfSquaresReduction : IReduction
{
    public static float Start => 0;

    public static V Gather<S, V>(V gathered, V x)
        where S : ISimd<V>
        where V : struct => S.MultiplyAdd(x, x, gathered);

    public static V Join<S, V>(V left, V right)
        where S : ISimd<V>
        where V : struct => S.Add(left, right);
}

using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>What a test does at each width of registers.</summary>
internal interface IWidthFunction<out T>
{
    T Run<S, V>()
        where S : ISimd<V>
        where V : struct;
}

using SeqML.Engine.Tensors;

namespace SeqML.Training.Optimizers;

/// <summary>Some weights of a parameter that stand side by side, with their gradients and what they remember.</summary>
internal readonly ref struct WeightRun(Tensor tensor, Tensor[] memories, int start, int length)
{
    public Span<float> Weights => tensor.Values.Slice(start, length);

    public ReadOnlySpan<float> Gradient => tensor.Gradient.Slice(start, length);

    /// <summary>What is remembered, by its number from 0.</summary>
    public Span<float> Memory(int index) => memories[index].Values.Slice(start, length);
}

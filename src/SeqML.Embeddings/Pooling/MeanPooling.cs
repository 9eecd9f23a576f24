using System.Numerics.Tensors;

namespace SeqML.Embeddings.Pooling;

/// <summary>The mean of the words' vectors: every word has its say, as often as it comes.</summary>
public sealed record MeanPooling : WordPooling
{
    internal override void Add(Span<float> features, ReadOnlySpan<float> vector, float weight, bool isFirst) => TensorPrimitives.Add(features, vector, features);

    internal override void Finish(Span<float> features, int count, double weights) => TensorPrimitives.Divide(features, count, features);
}

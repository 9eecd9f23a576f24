using System.Numerics.Tensors;

namespace SeqML.Embeddings.Pooling;

/// <summary>The maximum of each number over the words: one decisive word is enough.</summary>
public sealed record MaxPooling : WordPooling
{
    internal override void Add(Span<float> features, ReadOnlySpan<float> vector, float weight, bool isFirst)
    {
        if (isFirst)
            vector.CopyTo(features);
        else
            TensorPrimitives.Max(features, vector, features);
    }
}

using System.Numerics.Tensors;

namespace SeqML.Embeddings.Pooling;

/// <summary>The minimum, the mean and the maximum of each number over the words, one after the other: three times as many numbers, as ML.NET's ApplyWordEmbedding has them. Unlike there, a text without known words gives zeros.</summary>
public sealed record MinMeanMaxPooling : WordPooling
{
    internal override int SizeOf(int vectorSize) => 3 * vectorSize;

    internal override void Add(Span<float> features, ReadOnlySpan<float> vector, float weight, bool isFirst)
    {
        var size = vector.Length;
        var smallest = features[..size];
        var mean = features.Slice(size, size);
        var largest = features[(2 * size)..];
        TensorPrimitives.Add(mean, vector, mean);
        if (isFirst)
        {
            vector.CopyTo(smallest);
            vector.CopyTo(largest);
            return;
        }
        TensorPrimitives.Min(smallest, vector, smallest);
        TensorPrimitives.Max(largest, vector, largest);
    }

    internal override void Finish(Span<float> features, int count, double weights)
    {
        var mean = features.Slice(features.Length / 3, features.Length / 3);
        TensorPrimitives.Divide(mean, count, mean);
    }
}

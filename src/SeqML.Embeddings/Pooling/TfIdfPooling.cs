using System.Numerics.Tensors;

namespace SeqML.Embeddings.Pooling;

/// <summary>
/// The mean of the words' vectors, weighted by how often a word comes in the text and by ln((1 + n) / (1 + n_w)) + 1, where n_w of n texts have it: words that all texts have say little.
/// (Salton and Buckley 1988, with scikit-learn's smoothing.) The numbers of texts are learned.
/// </summary>
public sealed record TfIdfPooling : WordPooling
{
    internal override bool LearnsWeights => true;

    internal override float WeightOf(long count, long texts, TextTotals totals) => (float)(Math.Log((1.0 + totals.Texts) / (1.0 + texts)) + 1);

    internal override void Add(Span<float> features, ReadOnlySpan<float> vector, float weight, bool isFirst) => TensorPrimitives.MultiplyAdd(vector, weight, features, features);

    internal override void Finish(Span<float> features, int count, double weights) => TensorPrimitives.Divide(features, (float)weights, features);
}

using System.Numerics.Tensors;

namespace SeqML.Embeddings.Pooling;

/// <summary>
/// Smooth inverse frequency: the mean of the words' vectors, each times a / (a + p(w)), less its projection on the first principal component of all texts' means. (Arora et al. 2017, algorithm 1.)
/// The words' frequencies p(w) and the component are learned.
/// </summary>
public sealed record SifPooling : WordPooling
{
    /// <summary>The paper's a: how frequent a word is whose weight is a half. The greater it is, the more do frequent words say.</summary>
    /// <value>0.001; above 0. The paper finds 0.0001 to 0.001 best.</value>
    public float Smoothing { get; init; } = 1e-3f;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (!(Smoothing > 0 && float.IsFinite(Smoothing)))
            throw new ArgumentOutOfRangeException(nameof(Smoothing), Smoothing, FormattableString.Invariant($"Expected the option {nameof(Smoothing)} to be above 0 and finite, found {Smoothing}."));
    }

    internal override bool LearnsWeights => true;

    internal override bool LearnsComponent => true;

    internal override float WeightOf(long count, long texts, TextTotals totals) =>
        (float)(Smoothing / (Smoothing + (totals.Words == 0 ? 0 : (double)count / totals.Words)));

    internal override void Add(Span<float> features, ReadOnlySpan<float> vector, float weight, bool isFirst) => TensorPrimitives.MultiplyAdd(vector, weight, features, features);

    // The component is taken out by who knows it.
    internal override void Finish(Span<float> features, int count, double weights) => TensorPrimitives.Divide(features, count, features);
}

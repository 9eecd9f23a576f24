using SeqML.Classification;

namespace SeqML.Featurizers;

/// <summary>A row's features, in pieces that are then joined.</summary>
internal sealed class FeaturesOutput : ManyScores
{
    /// <summary>Memory for so many features.</summary>
    public Span<float> Features(int size) => Probabilities(size);

    /// <summary>Makes the features the row's.</summary>
    public void Commit(ReadOnlySpan<float> features) => CopyScores(features);
}

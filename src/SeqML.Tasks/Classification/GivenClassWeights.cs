namespace SeqML.Tasks.Classification;

/// <summary>A weight for each class.</summary>
public sealed record GivenClassWeights : ClassWeights
{
    /// <summary>In the order of the classes' numbers, or of the keys of a label.</summary>
    /// <value>Finite, none negative.</value>
    public required IReadOnlyList<float> Weights { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Weights, nameof(ClassWeights));
        for (var c = 0; c < Weights.Count; c++)
            Require(Weights[c], FormattableString.Invariant($"for class {c}"));
    }

    /// <inheritdoc/>
    public override ClassWeights InOrder(IReadOnlyList<string> labels) => this;

    /// <summary>Whether the weights are the same.</summary>
    public bool Equals(GivenClassWeights? other) => other is not null && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override int GetHashCode() => Weights.Count;

    internal override float[] OfClasses(ReadOnlySpan<int> counts) => Weights.Count == counts.Length
        ? [.. Weights]
        : throw new ArgumentException(FormattableString.Invariant($"Expected ClassWeights for {counts.Length} classes, found {Weights.Count}. Give one for each, in the order of their numbers."));

    internal override float[] OfLabels(ReadOnlySpan<int> counts, int rows) => OfClasses(counts);
}

namespace SeqML.Tasks.Classification;

/// <summary>Weights of classes by the values of the label, as text in the invariant culture.</summary>
public sealed record ClassWeightsByLabel : ClassWeights
{
    /// <summary>A label's value, and how much it counts.</summary>
    /// <value>Finite, none negative. A value that is not named counts 1.</value>
    public required IReadOnlyDictionary<string, float> Weights { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Weights, nameof(ClassWeights));
        foreach (var (label, weight) in Weights)
            Require(weight, $"for '{label}'");
    }

    /// <inheritdoc/>
    public override ClassWeights InOrder(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (Weights.Keys.FirstOrDefault(label => !labels.Contains(label)) is { } unknown)
            throw new ArgumentException($"Expected ClassWeights for the labels {Some(labels)}, found '{unknown}'.", nameof(labels));
        return new GivenClassWeights { Weights = [.. labels.Select(label => Weights.GetValueOrDefault(label, 1))] };
    }

    /// <summary>Whether the weights are the same.</summary>
    public bool Equals(ClassWeightsByLabel? other) => other is not null && Weights.Count == other.Weights.Count
        && Weights.All(pair => other.Weights.TryGetValue(pair.Key, out var weight) && weight == pair.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Weights.Count;

    internal override float[] OfClasses(ReadOnlySpan<int> counts) => throw WithoutLabels();

    internal override float[] OfLabels(ReadOnlySpan<int> counts, int rows) => throw WithoutLabels();

    private static ArgumentException WithoutLabels() =>
        new("Expected ClassWeights by the numbers of the classes, found some by their labels, which are not known here. Use ClassWeights.Of, or InOrder.");

    private static string Some(IReadOnlyList<string> labels) =>
        string.Join(", ", labels.Take(10).Select(label => $"'{label}'")) + (labels.Count > 10 ? FormattableString.Invariant($" and {labels.Count - 10} more") : "");
}

namespace SeqML.Tasks.Classification;

/// <summary>
/// n / (k n_c) for a class with n_c of n rows, among k classes that have some, as scikit-learn's class_weight="balanced" has it; a class
/// without rows has 1. For labels, which hold or do not: how often one does not hold for each time that it does, as PyTorch advises for pos_weight.
/// </summary>
public sealed record BalancedClassWeights : ClassWeights
{
    /// <inheritdoc/>
    public override void Validate()
    {
    }

    /// <inheritdoc/>
    public override ClassWeights InOrder(IReadOnlyList<string> labels) => this;

    internal override float[] OfClasses(ReadOnlySpan<int> counts)
    {
        var (rows, present) = (0L, 0);
        foreach (var count in counts)
            (rows, present) = (rows + count, present + (count > 0 ? 1 : 0));
        var weights = new float[counts.Length];
        for (var c = 0; c < weights.Length; c++)
            weights[c] = counts[c] > 0 ? (float)((double)rows / ((double)present * counts[c])) : 1;
        return weights;
    }

    internal override float[] OfLabels(ReadOnlySpan<int> counts, int rows)
    {
        var weights = new float[counts.Length];
        for (var c = 0; c < weights.Length; c++)
            weights[c] = counts[c] > 0 && counts[c] < rows ? (float)((double)(rows - counts[c]) / counts[c]) : 1;
        return weights;
    }
}

namespace SeqML.Classification;

/// <summary>How well predicted labels do, as scikit-learn measures it.</summary>
public sealed record MultilabelClassificationMetrics
{
    /// <summary>F1 of all labels of all rows together.</summary>
    public required double MicroF1 { get; init; }

    /// <summary>The mean of the labels' F1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>The share of single answers that are wrong; less is better.</summary>
    public required double HammingLoss { get; init; }

    /// <summary>The share of rows whose labels are all right.</summary>
    public required double SubsetAccuracy { get; init; }

    /// <summary>Each label on its own, in the order of the predicted keys; labels that only the right ones have follow.</summary>
    public required IReadOnlyList<LabelMetrics> Labels { get; init; }
}

/// <summary>How well a label does.</summary>
/// <param name="Label">Its value, as text.</param>
/// <param name="Precision">The share of its predictions that are right; 0 of none.</param>
/// <param name="Recall">The share of rows where it holds in which it is predicted; 0 of none.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Count">In how many rows it holds.</param>
public readonly record struct LabelMetrics(string Label, double Precision, double Recall, double F1, long Count);

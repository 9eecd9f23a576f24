namespace SeqML.Training.History;

/// <summary>How often predictions of a confidence are right: for a diagram in a <see cref="HistoryPage"/>.</summary>
/// <param name="Name">What the legend calls it: "before", "after, T = 1.42".</param>
/// <param name="Bins">From the least confidence to the greatest; those without predictions are left out.</param>
public sealed record ReliabilityCurve(string Name, IReadOnlyList<ReliabilityPoint> Bins);

/// <summary>Predictions of like confidence.</summary>
/// <param name="Confidence">Their mean confidence, from 0 to 1.</param>
/// <param name="Accuracy">How many of them are right, from 0 to 1.</param>
/// <param name="Count">How many they are.</param>
public readonly record struct ReliabilityPoint(double Confidence, double Accuracy, long Count);

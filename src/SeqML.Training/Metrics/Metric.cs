namespace SeqML.Training.Metrics;

/// <summary>A measure of how well a model does, with its value.</summary>
/// <param name="Name">What it is called: Accuracy, MacroF1, RootMeanSquaredError.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsHigherBetter">Whether more of it is better.</param>
public readonly record struct Metric(string Name, double Value, bool IsHigherBetter = true);

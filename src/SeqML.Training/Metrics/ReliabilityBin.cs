namespace SeqML.Training.Metrics;

/// <summary>The predictions that a model was about equally sure of.</summary>
/// <param name="Lower">They are surer than this.</param>
/// <param name="Upper">And at most as sure as this.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Confidence">How sure the model was of them, in the mean; 0 of none.</param>
/// <param name="Accuracy">The share that was right; 0 of none.</param>
public readonly record struct ReliabilityBin(double Lower, double Upper, int Count, double Confidence, double Accuracy);

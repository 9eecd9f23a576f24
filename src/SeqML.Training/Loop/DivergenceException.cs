namespace SeqML.Training.Loop;

/// <summary>A loss, a gradient or a weight is not finite.</summary>
internal sealed class DivergenceException(string message) : Exception(message);

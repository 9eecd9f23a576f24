using Shared;

namespace Growth;

/// <summary>One point of a curve: a model in these sizes, trained on their batch, and asked for a number of texts.</summary>
internal sealed record Cell(string Model, int At, ReferenceSizes Sizes, int PredictedBatch, int PredictedTokens);

/// <summary>Seconds of a training step and of a prediction.</summary>
internal readonly record struct Times(double Train, double Predict);

namespace SeqML.Training.Loop;

/// <summary>How large a batch is.</summary>
/// <param name="Tokens">How many tokens it has.</param>
/// <param name="Weight">What the loss is the mean over: examples, tokens, or the sum of their weights. Batches that are put together count by it.</param>
public readonly record struct BatchSize(int Tokens, double Weight);

namespace SeqML.Embeddings.Learning.Phrases;

/// <summary>Two words, or phrases of a pass before, that are joined.</summary>
/// <param name="First">The first.</param>
/// <param name="Second">What follows it.</param>
/// <param name="Score">How much more often they come together than by chance.</param>
public sealed record Phrase(string First, string Second, double Score);

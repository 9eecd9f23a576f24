namespace SeqML.Embeddings.Evaluation;

/// <summary>Two words, and how alike people found them.</summary>
/// <param name="First">A word.</param>
/// <param name="Second">Another, or the same.</param>
/// <param name="Score">The larger the more alike; of any scale.</param>
public readonly record struct WordPair(string First, string Second, double Score);

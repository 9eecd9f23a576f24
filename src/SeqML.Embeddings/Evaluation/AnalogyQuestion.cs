namespace SeqML.Embeddings.Evaluation;

/// <summary>"A is to B as C is to D": D is asked for.</summary>
/// <param name="A">A word.</param>
/// <param name="B">What it is to.</param>
/// <param name="C">Another word.</param>
/// <param name="D">The answer.</param>
public readonly record struct AnalogyQuestion(string A, string B, string C, string D);

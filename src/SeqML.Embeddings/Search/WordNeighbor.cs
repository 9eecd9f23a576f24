namespace SeqML.Embeddings.Search;

/// <summary>A word that a search found.</summary>
/// <param name="Word">The word.</param>
/// <param name="Index">Its number among the vectors' words.</param>
/// <param name="Score">What it was found by: the cosine of the angle between its vector and the one asked for, from -1 to 1; of <see cref="WordSearch.AnalogyByMultiplication"/>, the objective of 3CosMul.</param>
public readonly record struct WordNeighbor(string Word, int Index, double Score);

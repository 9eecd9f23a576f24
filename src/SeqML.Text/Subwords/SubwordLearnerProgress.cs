namespace SeqML.Text.Subwords;

/// <summary>How far learning is. First all texts are counted, then tokens are made.</summary>
/// <param name="TextCount">How many texts were counted so far.</param>
/// <param name="DistinctWordCount">How many different words they have.</param>
/// <param name="TokenCount">How many tokens there are; 0 while texts are counted.</param>
/// <param name="VocabularySize">How many tokens there are to be.</param>
public readonly record struct SubwordLearnerProgress(long TextCount, int DistinctWordCount, int TokenCount, int VocabularySize);

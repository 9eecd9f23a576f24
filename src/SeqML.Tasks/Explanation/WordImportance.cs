namespace SeqML.Tasks.Explanation;

/// <summary>What a word of a text did for a class.</summary>
/// <param name="Word">The word, as it stands in the text.</param>
/// <param name="Index">Which of the words it is, from 0; of tokens, its place among those that were given, those included that are not read.</param>
/// <param name="Start">Where it starts in <see cref="TextExplanation.Text"/>, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units it has there.</param>
/// <param name="Score">Above 0 where the word speaks for the class, below 0 where it speaks against it; of <see cref="ExplanationMethod.Attention"/> a weight from 0 to 1.</param>
public readonly record struct WordImportance(string Word, int Index, int Start, int Length, float Score);

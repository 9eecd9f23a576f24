namespace SeqML.Text.Subwords;

/// <summary>A subword and where it stands in the text, or in the word, that it was found in.</summary>
internal readonly record struct Subword(int Id, int Start, int Length);

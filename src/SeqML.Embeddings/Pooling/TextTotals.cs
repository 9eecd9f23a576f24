namespace SeqML.Embeddings.Pooling;

/// <summary>How much text was read.</summary>
/// <param name="Words">All words.</param>
/// <param name="Texts">All texts.</param>
internal readonly record struct TextTotals(long Words, long Texts);

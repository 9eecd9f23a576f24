namespace SeqML.Tasks.Encoders;

/// <summary>What an encoder will read.</summary>
/// <param name="Size">Numbers in a word's vector.</param>
/// <param name="MaximumTokens">Words of the longest text.</param>
internal readonly record struct EncoderInput(int Size, int MaximumTokens);

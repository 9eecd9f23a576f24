namespace SeqML.Text.Subwords.WordPiece;

/// <summary>What encoding needs to know.</summary>
/// <param name="Trie">The tokens that words are written by.</param>
/// <param name="Lengths">The length of each token without its prefix, in UTF-16 units.</param>
/// <param name="UnknownId">-1: words that cannot be written are left out.</param>
/// <param name="IsUncased">Whether words are folded.</param>
/// <param name="MaximumWordLength">Longer words are unknown, in characters.</param>
internal sealed record WordPieceModel(WordPieceTrie Trie, int[] Lengths, int UnknownId, bool IsUncased, int MaximumWordLength);

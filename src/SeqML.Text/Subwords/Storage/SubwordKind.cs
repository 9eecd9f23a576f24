namespace SeqML.Text.Subwords.Storage;

/// <summary>Kinds of subword tokenizers as saved ones name them. A number never changes its meaning; a new layout is a new number.</summary>
internal enum SubwordKind : byte
{
    /// <summary>Of <see cref="BytePairTokenizer"/>.</summary>
    BytePair = 1,

    /// <summary>Of <see cref="ByteLevelTokenizer"/>.</summary>
    ByteLevel = 2,

    /// <summary>Of <see cref="WordPieceTokenizer"/>.</summary>
    WordPiece = 3,

    /// <summary>Of <c>UnigramTokenizer</c>.</summary>
    Unigram = 4,
}

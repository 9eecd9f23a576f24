using SeqML.Text.Subwords.Unigram;

namespace SeqML.Text.Subwords.Storage;

/// <summary>Who reads which kind.</summary>
internal static class SubwordKinds
{
    public static SubwordTokenizer Read(SubwordKind kind, SubwordReader reader) => kind switch
    {
        SubwordKind.BytePair => BytePairTokenizer.Read(reader),
        SubwordKind.ByteLevel => ByteLevelTokenizer.Read(reader),
        SubwordKind.WordPiece => WordPieceTokenizer.Read(reader),
        SubwordKind.Unigram => UnigramTokenizer.Read(reader),
        _ => throw new InvalidDataException(FormattableString.Invariant($"Expected a kind of subword tokenizer that this version of SeqML knows, found number {(int)kind}. Load it with the version that saved it, or a later one.")),
    };
}

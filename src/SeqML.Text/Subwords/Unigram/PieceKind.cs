namespace SeqML.Text.Subwords.Unigram;

/// <summary>What a token of a unigram vocabulary is for; the numbers are those of SentencePiece's files.</summary>
internal enum PieceKind : byte
{
    /// <summary>A piece of text with a probability.</summary>
    Normal = 1,

    /// <summary>What stands for a character that no piece has. There is one.</summary>
    Unknown = 2,

    /// <summary>A special token: it stands for no text.</summary>
    Control = 3,

    /// <summary>A piece that is taken wherever it stands.</summary>
    UserDefined = 4,

    /// <summary>A token that is never given.</summary>
    Unused = 5,

    /// <summary>A byte of a character that no piece has: "&lt;0x41&gt;".</summary>
    Byte = 6,
}

namespace SeqML.Text.Subwords.Unigram;

/// <summary>How pieces write white space: "▁", U+2581, as SentencePiece does. (Kudo and Richardson 2018, "SentencePiece", section 3.1.)</summary>
internal static class WhiteSpaceMark
{
    public const char Character = '\u2581';
}

using System.Globalization;
using System.Text;

namespace SeqML.Text.Tokenization;

/// <summary>Kinds of characters that several tokenizers tell apart.</summary>
internal static class CharacterKinds
{
    /// <summary>Letters, digits and other numbers, marks, and punctuation that connects.</summary>
    public static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Marks that stand on the character before them.</summary>
    public static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>White space of Unicode, and the separators of files, groups, records and units (U+001C to U+001F), which text processing has long split at.</summary>
    public static bool IsWhiteSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is >= 0x1C and <= 0x1F;
}

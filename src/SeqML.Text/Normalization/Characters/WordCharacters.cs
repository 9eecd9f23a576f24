using System.Globalization;
using System.Text;

namespace SeqML.Text.Normalization.Characters;

/// <summary>What words are made of: letters, digits, marks and underscores.</summary>
internal static class WordCharacters
{
    /// <summary>How many units the character at a place has if it is one of a word; 0 where it is none or the text ends.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int place)
    {
        if (place >= text.Length)
            return 0;
        var unit = text[place];
        if (char.IsAscii(unit))
            return char.IsAsciiLetterOrDigit(unit) || unit == '_' ? 1 : 0;
        Rune.DecodeFromUtf16(text[place..], out var rune, out var length);
        return IsOne(rune) ? length : 0;
    }

    /// <summary>Whether the character before a place is one of a word.</summary>
    public static bool IsBefore(ReadOnlySpan<char> text, int place)
    {
        if (place == 0)
            return false;
        var unit = text[place - 1];
        if (char.IsAscii(unit))
            return char.IsAsciiLetterOrDigit(unit) || unit == '_';
        Rune.DecodeLastFromUtf16(text[..place], out var rune, out _);
        return IsOne(rune);
    }

    /// <summary>Whether a unit is of a word that blanks part from others. Words of Chinese, Japanese and Korean touch numbers and addresses without being one thing with them.</summary>
    public static bool IsSpacedWord(char unit) => char.IsAscii(unit) ? char.IsAsciiLetterOrDigit(unit) || unit == '_'
        : unit < '\u2E80' && (char.IsLetterOrDigit(unit) || IsMark(CharUnicodeInfo.GetUnicodeCategory(unit)));

    private static bool IsOne(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(Rune.GetUnicodeCategory(rune));

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

using System.Globalization;
using System.Text;

namespace SeqML.Text.Normalization.Casing;

/// <summary>Whether a capital sigma ends a word: the only mapping of Unicode, languages aside, that depends on what stands around (The Unicode Standard, table 3-17).</summary>
internal static class FinalSigma
{
    public const char Capital = '\u03A3';

    public const char Small = '\u03C2';

    /// <summary>A letter with case is before it and none after it, where marks, apostrophes and the like do not count.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int sigma)
    {
        var before = text[..sigma];
        while (true)
        {
            if (before.IsEmpty)
                return false;
            Rune.DecodeLastFromUtf16(before, out var rune, out var length);
            if (IsCased(rune))
                break;
            if (!IsIgnorable(rune))
                return false;
            before = before[..^length];
        }
        var after = text[(sigma + 1)..];
        while (!after.IsEmpty)
        {
            Rune.DecodeFromUtf16(after, out var rune, out var length);
            if (IsCased(rune))
                return false;
            if (!IsIgnorable(rune))
                return true;
            after = after[length..];
        }
        return true;
    }

    private static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnorable(Rune rune) => rune.Value is '\'' or '.' or ':' or '\u00B7' or '\u2018' or '\u2019' or '\u2024' or '\u2027'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}

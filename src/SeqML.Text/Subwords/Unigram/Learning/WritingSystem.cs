using System.Globalization;
using System.Text;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>What kind of writing a character belongs to, so that no piece joins what no word joins: letters and digits, Latin and Greek, a word and a comma.</summary>
internal static class WritingSystem
{
    /// <summary>Of marks and the like, which join anything.</summary>
    public const int Any = -1;

    private const int Symbols = 0;
    private const int Digits = 1;
    private const int FirstScript = 2;

    /// <summary>Where runs of blocks of one script begin and end (the Unicode Standard, Blocks), and the script's number. Letters elsewhere go by their own 128 code points.</summary>
    private static readonly (int First, int Last, int Script)[] Scripts =
    [
        (0x0000, 0x02FF, 0), // Latin
        (0x0370, 0x03FF, 1), // Greek
        (0x0400, 0x052F, 2), // Cyrillic
        (0x0590, 0x05FF, 3), // Hebrew
        (0x0600, 0x06FF, 4), // Arabic
        (0x0750, 0x077F, 4),
        (0x0860, 0x08FF, 4),
        (0x10A0, 0x10FF, 5), // Georgian
        (0x1100, 0x11FF, 6), // Hangul
        (0x1200, 0x139F, 7), // Ethiopic
        (0x1C80, 0x1C8F, 2),
        (0x1C90, 0x1CBF, 5),
        (0x1E00, 0x1EFF, 0),
        (0x1F00, 0x1FFF, 1),
        (0x2C60, 0x2C7F, 0),
        (0x2D00, 0x2D2F, 5),
        (0x2D80, 0x2DDF, 7),
        (0x2DE0, 0x2DFF, 2),
        (0x3005, 0x312F, 8), // Han with Hiragana and Katakana, which Japanese writes in one word
        (0x3130, 0x318F, 6),
        (0x31A0, 0x31FF, 8),
        (0x3400, 0x9FFF, 8),
        (0xA640, 0xA69F, 2),
        (0xA720, 0xA7FF, 0),
        (0xA960, 0xA97F, 6),
        (0xAB30, 0xAB6F, 0),
        (0xAC00, 0xD7FF, 6),
        (0xF900, 0xFAFF, 8),
        (0xFB00, 0xFB06, 0),
        (0xFB1D, 0xFB4F, 3),
        (0xFB50, 0xFDFF, 4),
        (0xFE70, 0xFEFE, 4),
        (0xFF21, 0xFF5A, 0),
        (0xFF66, 0xFF9D, 8),
        (0xFFA0, 0xFFDC, 6),
        (0x1B000, 0x1B16F, 8),
        (0x20000, 0x3FFFF, 8),
    ];

    /// <summary>A number for each kind: digits, scripts, all else; <see cref="Any"/> for what joins them.</summary>
    public static int Of(int codePoint) => Rune.GetUnicodeCategory(new Rune(codePoint)) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Any,
        UnicodeCategory.DecimalDigitNumber => Digits,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => ScriptOf(codePoint),
        _ => Symbols,
    };

    private static int ScriptOf(int codePoint)
    {
        foreach (var (first, last, script) in Scripts)
            if (codePoint >= first && codePoint <= last)
                return FirstScript + script;
        return FirstScript + Scripts.Length + codePoint / 128;
    }
}

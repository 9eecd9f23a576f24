using System.Buffers;
using System.Globalization;
using System.Text;

namespace SeqML.Text.Characters;

/// <summary>Tells the <see cref="WordCasing"/> of a word.</summary>
public static class WordCasings
{
    /// <summary>How many there are: the values are from 0 to one less.</summary>
    public const int Count = (int)WordCasing.Symbol + 1;

    /// <summary>The casing of a word. Any text has one, and nothing is allocated.</summary>
    public static WordCasing Of(ReadOnlySpan<char> word)
    {
        var (letters, digits, signs, small, capitals, startsWithCapital) = (false, false, false, false, 0, false);
        while (!word.IsEmpty)
        {
            var isCharacter = Rune.DecodeFromUtf16(word, out var rune, out var length) == OperationStatus.Done;
            word = word[length..];
            if (!isCharacter)
                continue; // half a character is nothing
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter:
                    startsWithCapital |= capitals == 0 && !small;
                    (letters, capitals) = (true, Math.Min(capitals + 1, 2));
                    break;
                case UnicodeCategory.LowercaseLetter:
                    (letters, small) = (true, true);
                    break;
                case UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
                    letters = true;
                    break;
                case UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    digits = true;
                    break;
                case >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol:
                    signs = true;
                    break;
            }
        }
        return (letters, digits) switch
        {
            (true, true) => WordCasing.ContainsDigit,
            (false, true) => WordCasing.Number,
            (false, false) => signs ? WordCasing.Symbol : WordCasing.Other,
            _ when capitals == 0 => small ? WordCasing.Lower : WordCasing.Other,
            _ when capitals == 1 && startsWithCapital => WordCasing.Title,
            _ => small ? WordCasing.Mixed : WordCasing.Upper,
        };
    }
}

using System.Globalization;
using System.Text;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>What characters are to words.</summary>
[Flags]
internal enum WordUnit : byte
{
    None = 0,

    /// <summary>White space, control and format characters.</summary>
    Separator = 1,
    Letter = 2,
    Digit = 4,

    /// <summary>A mark on a letter, an underscore, another number.</summary>
    OtherWord = 8,
    Word = Letter | Digit | OtherWord,

    /// <summary>What joins a word to nothing: blanks, commas, brackets.</summary>
    Parting = 32,

    /// <summary>A sign of which a run is one token: "---", "...".</summary>
    Run = 16,
}

/// <summary>Looks at characters: ASCII in a table, others by their categories.</summary>
internal static class WordUnits
{
    private static readonly WordUnit[] Ascii = [.. Enumerable.Range(0, 128).Select(unit => OfAscii((char)unit))];

    /// <summary>What stands at a place, and in how many units.</summary>
    public static WordUnit At(ReadOnlySpan<char> text, int position, out int length)
    {
        var unit = text[position];
        length = 1;
        return unit < 128 ? Ascii[unit] : AtOther(text, position, out length);
    }

    /// <summary>The same; none before the start and after the end.</summary>
    public static WordUnit At(ReadOnlySpan<char> text, int position) => (uint)position < (uint)text.Length ? At(text, position, out _) : WordUnit.None;

    /// <summary>The first unit at or after a place that is in no word.</summary>
    public static int EndOfWord(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && (At(text, position, out var length) & WordUnit.Word) != 0)
            position += length;
        return position;
    }

    /// <summary>The first unit at or after a place that is not of a kind of ASCII.</summary>
    public static int EndOfAscii(ReadOnlySpan<char> text, int position, WordUnit kind)
    {
        while (position < text.Length && text[position] < 128 && (Ascii[text[position]] & kind) != 0)
            position++;
        return position;
    }

    /// <summary>The end of a word of letters of ASCII that nothing can join to anything; the start where there is none.</summary>
    public static int EndOfPlainWord(ReadOnlySpan<char> text, int start)
    {
        var ascii = Ascii;
        var position = start;
        while ((uint)position < (uint)text.Length)
        {
            var unit = text[position];
            if ((uint)unit >= (uint)ascii.Length)
                return start;
            if (ascii[unit] != WordUnit.Letter)
                return (ascii[unit] & WordUnit.Parting) != 0 ? position : start;
            position++;
        }
        return position;
    }

    /// <summary>The end of a sign with what is built on it: marks, the parts of an emoji.</summary>
    public static int EndOfSign(ReadOnlySpan<char> text, int position)
    {
        if (position + 1 == text.Length || (text[position] < 128 && text[position + 1] < 128))
            return position + 1;
        // A window: the rules of clusters look at neighbours only, and a million marks in a row stay cheap.
        var window = text.Slice(position, Math.Min(64, text.Length - position));
        return position + Math.Max(1, StringInfo.GetNextTextElementLength(window));
    }

    public static bool IsApostrophe(char unit) => unit is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4' or '\u02BC';

    private static WordUnit AtOther(ReadOnlySpan<char> text, int position, out int length)
    {
        Rune.DecodeFromUtf16(text[position..], out var rune, out length);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => WordUnit.Letter,
            UnicodeCategory.DecimalDigitNumber => WordUnit.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation => WordUnit.OtherWord,
            UnicodeCategory.Control or UnicodeCategory.Format => WordUnit.Separator,
            UnicodeCategory.DashPunctuation => WordUnit.Run,
            _ when Rune.IsWhiteSpace(rune) => WordUnit.Separator,
            _ when IsApostrophe(text[position]) || text[position] is '\u2022' or '\u2026' => WordUnit.Run,
            _ => WordUnit.None,
        };
    }

    private static WordUnit OfAscii(char unit) => KindOfAscii(unit) | (char.IsAsciiLetterOrDigit(unit) || ".'`-/&*$@:%+_".Contains(unit) ? WordUnit.None : WordUnit.Parting);

    private static WordUnit KindOfAscii(char unit) => unit switch
    {
        _ when char.IsAsciiLetter(unit) => WordUnit.Letter,
        _ when char.IsAsciiDigit(unit) => WordUnit.Digit,
        '_' => WordUnit.OtherWord,
        ' ' => WordUnit.Separator,
        _ when char.IsControl(unit) => WordUnit.Separator,
        '.' or '!' or '?' or '-' or '*' or '=' or '+' or '<' or '>' or '~' or '^' or '|' or '\\' or '\'' or '`' or ',' or '#' or '$' or '/' => WordUnit.Run,
        _ => WordUnit.None,
    };
}

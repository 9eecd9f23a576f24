using System.Globalization;
using System.Text;

namespace SeqML.Text.Tokenization.Sentences;

/// <summary>What the text goes on with.</summary>
internal enum FollowingKind : byte
{
    /// <summary>Nothing, or another paragraph.</summary>
    End,

    /// <summary>A small letter.</summary>
    Lower,

    /// <summary>A capital letter.</summary>
    Upper,

    /// <summary>A letter of a script without capitals.</summary>
    Letter,
    Digit,

    /// <summary>A comma or the like, which no sentence begins with.</summary>
    Continuation,

    /// <summary>¿ or ¡, which only begin.</summary>
    Inverted,
    Symbol,
}

/// <summary>The next word after a place, behind blanks, quotes, brackets and dashes.</summary>
/// <param name="Kind">What its first character is.</param>
/// <param name="Start">Where it stands.</param>
/// <param name="HasLineBreak">Whether a line ends before it.</param>
/// <param name="HasDash">Whether a dash stands before it.</param>
internal readonly record struct Following(FollowingKind Kind, int Start, bool HasLineBreak, bool HasDash)
{
    public static Following At(ReadOnlySpan<char> text, int end)
    {
        var blanks = Blanks.At(text, end);
        if (blanks.EndsParagraph || blanks.End == text.Length)
            return new(FollowingKind.End, blanks.End, blanks.LineBreaks > 0, false);
        var (position, dash) = (blanks.End, false);
        for (; position < text.Length; position++)
        {
            var mark = Marks.Of(text[position]);
            if ((mark & (Mark.Opener | Mark.Closer | Mark.Dash | Mark.Blank)) == 0 || (mark & Mark.LineBreak) != 0 || text[position] is '\u00BF' or '\u00A1')
                break;
            dash |= (mark & Mark.Dash) != 0;
        }
        return new(KindAt(text, position), position, blanks.LineBreaks > 0, dash);
    }

    /// <summary>The word itself, without anything that stands right after it.</summary>
    public ReadOnlySpan<char> Word(ReadOnlySpan<char> text)
    {
        var end = Start;
        while (end < text.Length && end - Start <= SentenceLexicon.LongestEntry && (char.IsLetter(text[end]) || Marks.IsCombining(text[end])
            || (text[end] is '\'' or '\u2019' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
            end++;
        return text[Start..end];
    }

    private static FollowingKind KindAt(ReadOnlySpan<char> text, int position)
    {
        if (position == text.Length)
            return FollowingKind.Symbol;
        var unit = text[position];
        if (char.IsAscii(unit))
            return char.IsAsciiLetterLower(unit) ? FollowingKind.Lower
                : char.IsAsciiLetterUpper(unit) ? FollowingKind.Upper
                : char.IsAsciiDigit(unit) ? FollowingKind.Digit
                : unit is ',' or ';' or ':' ? FollowingKind.Continuation
                : FollowingKind.Symbol;
        if (unit is '\u00BF' or '\u00A1')
            return FollowingKind.Inverted;
        if (unit is '\u3001' or '\uFF0C' or '\uFF1B' or '\uFF1A' or '\u060C' or '\u061B')
            return FollowingKind.Continuation;
        Rune.DecodeFromUtf16(text[position..], out var rune, out _);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.LowercaseLetter => FollowingKind.Lower,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => FollowingKind.Upper,
            UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => FollowingKind.Letter,
            UnicodeCategory.DecimalDigitNumber => FollowingKind.Digit,
            _ => FollowingKind.Symbol,
        };
    }
}

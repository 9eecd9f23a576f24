using System.Buffers;
using System.Globalization;
using System.Text;

namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Kinds of characters that the rules of social media speak of. A position is that of a UTF-16 unit; a length is 0 where the code point there is not of the kind.</summary>
internal static class SocialMediaCharacters
{
    public const char Joiner = '\u200D';

    private static readonly SearchValues<char> NoEndOfAddress = SearchValues.Create("`!()[]{};:'\".,<>?\u00AB\u00BB\u201C\u201D\u2018\u2019");

    private static readonly byte[] AsciiWord = [.. Enumerable.Range(0, 128).Select(character => (byte)(char.IsAsciiLetterOrDigit((char)character) || character == '_' ? 1 : 0))];

    /// <summary>The length of a code point of a word: letters, marks, digits, numbers that are letters, punctuation that connects, joiners.</summary>
    public static int Word(ReadOnlySpan<char> text, int position)
    {
        var unit = text[position];
        return char.IsAscii(unit) ? AsciiWord[unit] : IsWord(Decode(text, position, out var length)) ? length : 0;
    }

    /// <summary>The same without decimal digits and the underscore.</summary>
    public static int Letter(ReadOnlySpan<char> text, int position)
    {
        var unit = text[position];
        if (char.IsAscii(unit))
            return char.IsAsciiLetter(unit) ? 1 : 0;
        var rune = Decode(text, position, out var length);
        return IsWord(rune) && !Rune.IsDigit(rune) ? length : 0;
    }

    /// <summary>The length of a decimal digit of any script.</summary>
    public static int Digit(ReadOnlySpan<char> text, int position)
    {
        var unit = text[position];
        return char.IsAscii(unit) ? (char.IsAsciiDigit(unit) ? 1 : 0) : Rune.IsDigit(Decode(text, position, out var length)) ? length : 0;
    }

    /// <summary>The length of any code point; a lone surrogate is one.</summary>
    public static int Any(ReadOnlySpan<char> text, int position) =>
        char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]) ? 2 : 1;

    /// <summary>The length of a modifier that gives an emoji a skin tone.</summary>
    public static int SkinTone(ReadOnlySpan<char> text, int position) =>
        position + 1 < text.Length && text[position] == '\uD83C' && text[position + 1] is >= '\uDFFB' and <= '\uDFFF' ? 2 : 0;

    /// <summary>Letters of names of sites: those of ASCII, and three that are the same but for case.</summary>
    public static bool IsSiteLetter(char unit) => char.IsAsciiLetter(unit) || unit is '\u0130' or '\u017F' or '\u212A';

    /// <summary>Letters and digits of names of sites.</summary>
    public static bool IsSitePart(char unit) => char.IsAsciiDigit(unit) || IsSiteLetter(unit);

    /// <summary>What an address stops at unless it is in brackets: white space and brackets.</summary>
    public static bool StopsAddress(char unit) => unit is '(' or ')' or '<' or '>' or '{' or '}' or '[' or ']' || char.IsWhiteSpace(unit);

    /// <summary>What an address may end with.</summary>
    public static bool EndsAddress(char unit) => !NoEndOfAddress.Contains(unit) && !char.IsWhiteSpace(unit);

    private static Rune Decode(ReadOnlySpan<char> text, int position, out int length)
    {
        Rune.DecodeFromUtf16(text[position..], out var rune, out length);
        return rune;
    }

    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber => true,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        // Letters in circles and squares are alphabetic, though they are symbols.
        UnicodeCategory.OtherSymbol => rune.Value is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189),
        _ => false,
    };
}

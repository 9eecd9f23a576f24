using System.Globalization;
using System.Text;

namespace SeqML.Text.Tokenization.Treebank;

/// <summary>What characters are to the Treebank's rules.</summary>
internal static class TreebankCharacters
{
    /// <summary>Letters and digits of ASCII: nothing happens within a run of them.</summary>
    public const ushort Plain = 1;

    /// <summary>Characters without a rule of their own, and all beyond ASCII.</summary>
    public const ushort Other = 2;

    public const ushort Apostrophe = 4;
    public const ushort DoubleQuote = 8;
    public const ushort Backtick = 16;
    public const ushort ColonOrComma = 32;
    public const ushort Point = 64;
    public const ushort Dash = 128;

    public const ushort Sign = 256;
    public const ushort Bracket = 512;
    public const ushort Star = 1024;
    public const ushort WhiteSpace = 2048;

    private static readonly ushort[] Ascii = [.. Enumerable.Range(0, 128).Select(character => KindOf((char)character))];

    /// <summary>The kind of a unit.</summary>
    public static ushort Of(char unit) => char.IsAscii(unit) ? Ascii[unit] : char.IsWhiteSpace(unit) ? WhiteSpace : Other;

    /// <summary>Whether a unit is white space.</summary>
    public static bool IsWhiteSpace(char unit) => Of(unit) == WhiteSpace;

    /// <summary>How many units of white space end a text.</summary>
    public static int WhiteSpaceAtEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsWhiteSpace(text[end - 1]))
            end--;
        return text.Length - end;
    }

    /// <summary>Whether the code point at a position is a decimal digit.</summary>
    public static bool IsDigitAt(ReadOnlySpan<char> text, int position)
    {
        Rune.DecodeFromUtf16(text[position..], out var rune, out _);
        return Rune.IsDigit(rune);
    }

    /// <summary>Whether a code point is part of a word where word boundaries are asked for: letters, numbers of all kinds, the underscore. Marks are not.</summary>
    public static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>A letter in lower case as far as contractions need it: i with and without its dot, and the long s, are the letters that they stand for.</summary>
    public static char Fold(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => (char)(letter | 0x20),
        '\u0130' or '\u0131' => 'i',
        '\u017F' => 's',
        _ => letter,
    };

    private static ushort KindOf(char character) => character switch
    {
        _ when char.IsAsciiLetterOrDigit(character) => Plain,
        '\'' => Apostrophe,
        '"' => DoubleQuote,
        '`' => Backtick,
        ':' or ',' => ColonOrComma,
        '.' => Point,
        '-' => Dash,
        ';' or '@' or '#' or '$' or '%' or '&' or '?' or '!' => Sign,
        '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' => Bracket,
        '*' => Star,
        _ when CharacterKinds.IsWhiteSpace(new Rune(character)) => WhiteSpace,
        _ => Other,
    };
}

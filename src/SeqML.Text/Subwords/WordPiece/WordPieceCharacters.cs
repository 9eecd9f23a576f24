using System.Globalization;
using System.Text;

namespace SeqML.Text.Subwords.WordPiece;

/// <summary>The characters at which BERT splits text. (Devlin et al. 2019; BasicTokenizer of its code.)</summary>
internal static class WordPieceCharacters
{
    public const byte Part = 0;
    public const byte Blank = 1;
    public const byte Punctuation = 2;

    /// <summary>What each character of ASCII is: part of a word (control characters, too, which are taken out of it), blank, or a word of its own.</summary>
    public static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(unit => IsBlank((char)unit) ? Blank : IsPunctuation(new Rune(unit)) ? Punctuation : Part)];

    /// <summary>Whether a character is taken out of the text: controls and formats but tab and line breaks, and U+FFFD.</summary>
    public static bool IsRemoved(Rune rune) => rune.Value == 0xFFFD
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && !(rune.IsAscii && IsBlank((char)rune.Value)));

    /// <summary>All of Unicode's, and the symbols of ASCII.</summary>
    public static bool IsPunctuation(Rune rune) => rune.IsAscii
        ? rune.Value is > ' ' and < 0x7F && !char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;

    /// <summary>Whether a character is one of those that Chinese and Japanese write words with, each of which is a word of its own.</summary>
    public static bool IsIdeograph(Rune rune) => rune.Value is >= 0x3400 and (
        <= 0x4DBF or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B820 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F));

    private static bool IsBlank(char unit) => unit is ' ' or '\t' or '\n' or '\r';
}

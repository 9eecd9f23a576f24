using System.Buffers;
using System.Globalization;

namespace SeqML.Text.Tokenization.Sentences;

/// <summary>What a character is to sentences.</summary>
[Flags]
internal enum Mark : byte
{
    None = 0,

    /// <summary>White space, control and format characters: no sentence starts or ends with one.</summary>
    Blank = 1,

    /// <summary>A blank that ends a line.</summary>
    LineBreak = 2,

    /// <summary>The full stop, which ends abbreviations and stands in numbers, too.</summary>
    Stop = 4,

    /// <summary>A mark that ends a sentence where a blank follows: ! ?</summary>
    Ender = 8,

    /// <summary>A mark that ends a sentence with or without a blank: 。 ।</summary>
    StrongEnder = 16,

    /// <summary>A closing bracket, or a quote: right after a stop it belongs to the sentence.</summary>
    Closer = 32,

    /// <summary>An opening bracket, a quote, or another sign before the first word of a sentence.</summary>
    Opener = 64,

    /// <summary>A hyphen or dash.</summary>
    Dash = 128,
}

/// <summary>The characters that sentences know. Which marks end sentences in which script is Unicode's property Sentence_Terminal, which UAX #29 uses.</summary>
internal static class Marks
{
    private const Mark Quote = Mark.Closer | Mark.Opener;

    private static readonly Mark[] Ascii = [.. Enumerable.Range(0, 128).Select(unit => OfAscii((char)unit))];

    /// <summary>Where the scan has to look: ends of sentences and lines, and ':' and ';', with which emoticons and "://" begin.</summary>
    public static readonly SearchValues<char> Interesting = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(unit => (char)unit)
            .Where(unit => unit is ':' or ';' || (Of(unit) & (Mark.Stop | Mark.Ender | Mark.StrongEnder | Mark.LineBreak)) != 0)]);

    /// <summary>Ends of lines and paragraphs.</summary>
    public static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\f\v\u0085\u2028\u2029");

    public static Mark Of(char unit) => unit < 128 ? Ascii[unit] : OfOther(unit);

    public static bool IsBlank(char unit) => (Of(unit) & Mark.Blank) != 0;

    public static bool IsEnd(char unit) => (Of(unit) & (Mark.Stop | Mark.Ender | Mark.StrongEnder)) != 0;

    /// <summary>Whether it combines with the letter before it.</summary>
    public static bool IsCombining(char unit) => unit >= 128 && char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Mark OfAscii(char unit) => unit switch
    {
        '\n' or '\r' or '\f' or '\v' => Mark.Blank | Mark.LineBreak,
        ' ' => Mark.Blank,
        '.' => Mark.Stop,
        '!' or '?' => Mark.Ender,
        '"' or '\'' or '`' => Quote,
        ')' or ']' or '}' => Mark.Closer,
        '(' or '[' or '{' => Mark.Opener,
        '-' => Mark.Dash,
        _ when char.IsControl(unit) => Mark.Blank,
        _ => Mark.None,
    };

    private static Mark OfOther(char unit) => unit switch
    {
        '\u0085' or '\u2028' or '\u2029' => Mark.Blank | Mark.LineBreak,
        '\uFF0E' or '\uFE52' => Mark.Stop,
        '\u2026' => Mark.Ender,
        '\u00A1' or '\u00BF' => Mark.Opener,
        '\u00AB' or '\u00BB' or (>= '\u2018' and <= '\u201F') or '\u2039' or '\u203A' => Quote,
        (>= '\u2010' and <= '\u2015') or '\u2212' => Mark.Dash,
        '\u203C' or '\u203D' or (>= '\u2047' and <= '\u2049') or '\uFE56' or '\uFE57' => Mark.Ender,
        '\u3002' or '\uFF01' or '\uFF1F' or '\uFF61' => Mark.StrongEnder, // Chinese and Japanese
        '\u061E' or '\u061F' or '\u06D4' => Mark.StrongEnder, // Arabic, Urdu
        '\u0964' or '\u0965' => Mark.StrongEnder, // dandas of India
        '\u0589' => Mark.StrongEnder, // Armenian
        '\u0700' or '\u0701' or '\u0702' or '\u07F9' => Mark.StrongEnder, // Syriac, N'Ko
        '\u1362' or '\u1367' or '\u1368' => Mark.StrongEnder, // Ethiopic
        '\u104A' or '\u104B' or '\u17D4' or '\u17D5' => Mark.StrongEnder, // Burmese, Khmer
        '\u166E' or '\u1735' or '\u1736' or '\u1803' or '\u1809' or '\u1944' or '\u1945' => Mark.StrongEnder, // Canadian syllabics, Philippine, Mongolian, Limbu
        (>= '\u1AA8' and <= '\u1AAB') or '\u1B5A' or '\u1B5B' or '\u1B5E' or '\u1B5F' or '\u1C3B' or '\u1C3C' or '\u1C7E' or '\u1C7F' => Mark.StrongEnder, // Tai Tham, Balinese, Lepcha, Ol Chiki
        '\u2E2E' or '\u2E3C' or '\uA4FF' or '\uA60E' or '\uA60F' or '\uA6F3' or '\uA6F7' or '\uA876' or '\uA877' or '\uA8CE' or '\uA8CF' or '\uA92F'
            or (>= '\uA9C8' and <= '\uA9C9') or (>= '\uAA5D' and <= '\uAA5F') or '\uAAF0' or '\uAAF1' or '\uABEB' => Mark.StrongEnder, // Lisu, Vai, Bamum, Phags-pa, Saurashtra, Kayah Li, Javanese, Cham, Meetei
        _ => CharUnicodeInfo.GetUnicodeCategory(unit) switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.Format => Mark.Blank,
            UnicodeCategory.OpenPunctuation => Mark.Opener,
            UnicodeCategory.ClosePunctuation => Mark.Closer,
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => Quote,
            _ => Mark.None,
        },
    };
}

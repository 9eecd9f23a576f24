using System.Globalization;

namespace SeqML.Text.Tokenization.WordBreaks;

/// <summary>
/// The property Word_Break of every code point, derived as table 3 of UAX #29 defines it: from .NET's general categories, so that it is of the version of Unicode that .NET is of, and from
/// the other properties that the definitions name, which stand here as ranges.
/// </summary>
internal static class WordBreakTable
{
    /// <summary>Script=Katakana, and the signs that the definition adds.</summary>
    private static readonly CodePointRanges Katakana = new("""
        3031-3035 309B-309C 30A0-30FA 30FC-30FF 31F0-31FF 32D0-32FE 3300-3357 FF66-FF9D
        1AFF0-1AFF3 1AFF5-1AFFB 1AFFD-1AFFE 1B000 1B120-1B122 1B155 1B164-1B167
        """);

    private static readonly CodePointRanges Hiragana = new("3041-3096 309D-309F 1B001-1B11F 1B132 1B150-1B152 1F200");

    private static readonly CodePointRanges Ideographic = new("""
        3006-3007 3021-3029 3038-303A 3400-4DBF 4E00-9FFF F900-FAFF 16FE4-16FFF 17000-18DFF 1B170-1B2FF 20000-3FFFD
        """);

    /// <summary>Line_Break=Complex_Context: scripts of Southeast Asia that write no blanks between words, for which the standard asks for a dictionary.</summary>
    private static readonly CodePointRanges ComplexContext = new("""
        0E01-0E4E 0E80-0ECE 0EDC-0EDF 1000-103F 1050-108F 109A-109F 1780-17D3 17D7 17DC-17DD 1950-19C9 19DA-19DF
        1A20-1A7F 1AA0-1AAD A9E0-A9EF A9FA-A9FE AA60-AAC2 AADB-AADF 11700-1172B 1173A-1173B 1173F-11746
        """);

    private static readonly CodePointRanges HebrewLetter = new("05D0-05EA 05EF-05F2 FB1D FB1F-FB28 FB2A-FB4F");

    /// <summary>Other_Alphabetic that are no marks, and the signs that the definition of ALetter adds.</summary>
    private static readonly CodePointRanges LetterLike = new("""
        02C2-02C5 02D2-02D7 02DE-02DF 02E5-02EB 02ED 02EF-02FF 055A-055C 055E 058A 05F3 070F 24B6-24E9
        A708-A716 A720-A721 A789-A78A AB5B 1F130-1F149 1F150-1F169 1F170-1F189
        """);

    private static readonly CodePointRanges MidLetter = new("003A 00B7 0387 055F 05F4 2027 FE13 FE55 FF1A");

    private static readonly CodePointRanges MidNum = new("002C 003B 037E 0589 060C-060D 066C 07F8 2044 FE10 FE14 FE50 FE54 FF0C FF1B");

    private static readonly CodePointRanges MidNumLet = new("002E 2018-2019 2024 FE52 FF07 FF0E");

    /// <summary>Line_Break=Numeric that are no decimal digits: the Arabic separator, and signs that stand before or under a number.</summary>
    private static readonly CodePointRanges NumericSigns = new("0600-0605 066B 06DD 0890-0891 08E2 110BD 110CD");

    /// <summary>Extend that are no marks: joiners of words, voicing marks of half width, skin tones, the tags of flags.</summary>
    private static readonly CodePointRanges Extend = new("200C FF9E-FF9F 1F3FB-1F3FF E0020-E007F");

    private static readonly CodePointRanges Pictographs = new("""
        00A9 00AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB 25B6 25C0 25FB-25FE
        2600-2605 2607-2612 2614-2685 2690-2705 2708-2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C 274E 2753-2755 2757 2763-2767
        2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299
        1F000-1F0FF 1F10D-1F10F 1F12F 1F16C-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 1F201-1F20F 1F21A 1F22F 1F232-1F23A 1F23C-1F23F
        1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F 1F7D5-1F7FF 1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF
        1F90C-1F93A 1F93C-1F945 1F947-1FAFF 1FC00-1FFFD
        """);

    /// <summary>256 code points a page, each made when it is first asked for: few texts need many, and all take a moment. A page that two threads make is the same twice.</summary>
    private static readonly byte[]?[] Pages = new byte[]?[0x110000 >> 8];

    private static readonly byte[] First = MakePage(0);

    /// <summary>The value and marks of a code point; of a surrogate those of Other.</summary>
    public static byte Of(int codePoint) =>
        (uint)codePoint < (uint)First.Length ? First[codePoint] : (Pages[codePoint >> 8] ?? MakePage(codePoint >> 8))[codePoint & 0xFF];

    private static byte[] MakePage(int number)
    {
        var page = new byte[256];
        for (var i = 0; i < page.Length; i++)
            page[i] = Derive((number << 8) | i);
        return Pages[number] = page;
    }

    private static byte Derive(int codePoint)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(codePoint);
        var value = Value(codePoint, category);
        var isOfWord = value is WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana || IsLetter(category);
        return (byte)(value | (isOfWord ? WordBreak.OfWord : 0) | (IsVisible(category) ? WordBreak.Visible : 0)
            | (Pictographs.Contains(codePoint) ? WordBreak.Pictograph : 0));
    }

    private static byte Value(int codePoint, UnicodeCategory category) => codePoint switch
    {
        '\r' => WordBreak.CarriageReturn,
        '\n' => WordBreak.LineFeed,
        '\v' or '\f' or 0x85 or 0x2028 or 0x2029 => WordBreak.Newline,
        '\'' => WordBreak.SingleQuote,
        '"' => WordBreak.DoubleQuote,
        0x200D => WordBreak.Joiner,
        0x202F => WordBreak.ExtendNumLet,
        >= 0x1F1E6 and <= 0x1F1FF => WordBreak.RegionalIndicator,
        // The no-break spaces, and a figure space, which keeps digits together, are no space of the rules.
        0xA0 or 0x2007 or 0x200B => WordBreak.Other,
        _ when Extend.Contains(codePoint) => WordBreak.Extend,
        _ when Katakana.Contains(codePoint) => WordBreak.Katakana,
        _ when HebrewLetter.Contains(codePoint) && category == UnicodeCategory.OtherLetter => WordBreak.HebrewLetter,
        _ when MidLetter.Contains(codePoint) => WordBreak.MidLetter,
        _ when MidNum.Contains(codePoint) => WordBreak.MidNum,
        _ when MidNumLet.Contains(codePoint) => WordBreak.MidNumLet,
        _ when NumericSigns.Contains(codePoint) => WordBreak.Numeric,
        _ when LetterLike.Contains(codePoint) => WordBreak.Letter,
        _ => OfCategory(codePoint, category),
    };

    private static byte OfCategory(int codePoint, UnicodeCategory category) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => WordBreak.Extend,
        UnicodeCategory.Format => WordBreak.Format,
        UnicodeCategory.SpaceSeparator => WordBreak.Space,
        UnicodeCategory.ConnectorPunctuation => WordBreak.ExtendNumLet,
        UnicodeCategory.DecimalDigitNumber => WordBreak.Numeric,
        _ when IsLetter(category) && !Ideographic.Contains(codePoint) && !Hiragana.Contains(codePoint) && !ComplexContext.Contains(codePoint) => WordBreak.Letter,
        _ => WordBreak.Other,
    };

    private static bool IsLetter(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsVisible(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

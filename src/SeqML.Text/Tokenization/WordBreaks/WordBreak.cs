namespace SeqML.Text.Tokenization.WordBreaks;

/// <summary>The values of Unicode's property Word_Break (UAX #29, table 3), and two marks of our own beside them.</summary>
internal static class WordBreak
{
    public const byte Other = 0;
    public const byte CarriageReturn = 1;
    public const byte LineFeed = 2;
    public const byte Newline = 3;
    public const byte Extend = 4;
    public const byte Joiner = 5;
    public const byte Format = 6;
    public const byte Space = 7;
    public const byte RegionalIndicator = 8;
    public const byte Katakana = 9;
    public const byte ExtendNumLet = 10;
    public const byte Numeric = 11;
    public const byte Letter = 12;
    public const byte HebrewLetter = 13;
    public const byte MidLetter = 14;
    public const byte MidNum = 15;
    public const byte MidNumLet = 16;
    public const byte SingleQuote = 17;
    public const byte DoubleQuote = 18;

    /// <summary>The bits of a value.</summary>
    public const byte Mask = 0x1F;

    /// <summary>A character that makes its segment a word: a letter, digit or sign of a word, whatever its value.</summary>
    public const byte OfWord = 0x20;

    /// <summary>A character that is seen: neither white space, nor control, nor format.</summary>
    public const byte Visible = 0x40;

    /// <summary>A character with the property Extended_Pictographic.</summary>
    public const byte Pictograph = 0x80;
}

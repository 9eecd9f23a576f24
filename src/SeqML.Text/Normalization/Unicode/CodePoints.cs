namespace SeqML.Text.Normalization.Unicode;

/// <summary>Text as numbers, a half of a character on its own being its own number: unlike with Rune it comes back as it was.</summary>
internal static class CodePoints
{
    /// <summary>The code point at a place, and its units.</summary>
    public static int At(ReadOnlySpan<char> text, int place, out int length)
    {
        var unit = text[place];
        length = char.IsHighSurrogate(unit) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]) ? 2 : 1;
        return length == 2 ? char.ConvertToUtf32(unit, text[place + 1]) : unit;
    }

    /// <summary>Writes a code point.</summary>
    /// <returns>How many units it has.</returns>
    public static int Write(int codePoint, Span<char> destination)
    {
        if (codePoint <= char.MaxValue)
        {
            destination[0] = (char)codePoint;
            return 1;
        }
        destination[0] = (char)(0xD800 + ((codePoint - 0x10000) >> 10));
        destination[1] = (char)(0xDC00 + (codePoint & 0x3FF));
        return 2;
    }
}

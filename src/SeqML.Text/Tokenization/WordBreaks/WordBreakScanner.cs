namespace SeqML.Text.Tokenization.WordBreaks;

/// <summary>Finds where a segment of UAX #29 ends. A boundary depends on what stands before it only as far as its own segment, so segments are found one after the other.</summary>
internal static class WordBreakScanner
{
    /// <summary>The end of the segment that starts at a position within the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="marks"><see cref="WordBreak.OfWord"/> and <see cref="WordBreak.Visible"/>, each where a character of the segment has it.</param>
    public static int EndOf(ReadOnlySpan<char> text, int start, out byte marks)
    {
        var entry = At(text, start, out var length);
        var position = start + length;
        marks = entry;
        var left = (byte)(entry & WordBreak.Mask);
        if (left is WordBreak.CarriageReturn or WordBreak.LineFeed or WordBreak.Newline)
        {
            // WB3, WB3a
            return left == WordBreak.CarriageReturn && position < text.Length && text[position] == '\n' ? position + 1 : position;
        }
        // What stands directly before the position, and the last that WB4 does not skip.
        var last = left;
        while (position < text.Length)
        {
            if (left == WordBreak.Letter)
            {
                // WB5, which nearly all of a word is.
                while (position < text.Length && WordBreakTable.Of(text[position]) == (WordBreak.Letter | WordBreak.OfWord | WordBreak.Visible))
                {
                    position++;
                    last = left;
                }
                if (position == text.Length)
                    break;
            }
            entry = At(text, position, out length);
            var right = (byte)(entry & WordBreak.Mask);
            if (last == WordBreak.Joiner && (entry & WordBreak.Pictograph) != 0)
                (left, last) = (right, right); // WB3c
            else if (right is WordBreak.Extend or WordBreak.Format or WordBreak.Joiner)
                last = right; // WB4
            else if (last == WordBreak.Space && right == WordBreak.Space)
                left = right; // WB3d
            else if (left == WordBreak.RegionalIndicator && right == WordBreak.RegionalIndicator)
                (left, last) = (WordBreak.Other, right); // WB15, WB16: a third starts a flag of its own
            else if (JoinsAcross(text, position + length, left, right))
                last = right; // the left stays, and joins what comes after
            else if (Joins(left, right))
                (left, last) = (right, right);
            else
                break;
            marks |= entry;
            position += length;
        }
        return position;
    }

    /// <summary>WB5, WB7a, WB8 to WB10, WB13 to WB13b: whether two belong together whatever stands around.</summary>
    private static bool Joins(byte left, byte right) => left switch
    {
        WordBreak.HebrewLetter when right == WordBreak.SingleQuote => true,
        WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric =>
            right is WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.ExtendNumLet,
        WordBreak.Katakana => right is WordBreak.Katakana or WordBreak.ExtendNumLet,
        WordBreak.ExtendNumLet =>
            right is WordBreak.Letter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.ExtendNumLet,
        _ => false,
    };

    /// <summary>WB6 and WB7, WB7b and WB7c, WB11 and WB12: whether punctuation stands between two letters or two digits.</summary>
    private static bool JoinsAcross(ReadOnlySpan<char> text, int next, byte left, byte right) => left switch
    {
        WordBreak.HebrewLetter when right == WordBreak.DoubleQuote => After(text, next) == WordBreak.HebrewLetter,
        WordBreak.Letter or WordBreak.HebrewLetter when right is WordBreak.MidLetter or WordBreak.MidNumLet or WordBreak.SingleQuote =>
            After(text, next) is WordBreak.Letter or WordBreak.HebrewLetter,
        WordBreak.Numeric when right is WordBreak.MidNum or WordBreak.MidNumLet or WordBreak.SingleQuote => After(text, next) == WordBreak.Numeric,
        _ => false,
    };

    /// <summary>The value of the next character that WB4 does not skip. What is skipped is skipped once more at most: either it joins, or the segment ends before it.</summary>
    private static byte After(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length)
        {
            var value = (byte)(At(text, position, out var length) & WordBreak.Mask);
            if (value is not (WordBreak.Extend or WordBreak.Format or WordBreak.Joiner))
                return value;
            position += length;
        }
        return WordBreak.Other;
    }

    private static byte At(ReadOnlySpan<char> text, int position, out int length)
    {
        var unit = text[position];
        length = 1;
        if (!char.IsHighSurrogate(unit) || position + 1 == text.Length || !char.IsLowSurrogate(text[position + 1]))
            return WordBreakTable.Of(unit);
        length = 2;
        return WordBreakTable.Of(char.ConvertToUtf32(unit, text[position + 1]));
    }
}

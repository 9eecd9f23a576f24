namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Telephone numbers of North America: "+1 (555) 555-1234".</summary>
internal static class TelephoneNumbers
{
    /// <summary>The end of the number that starts at a position; 0 where none does.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int position)
    {
        var afterCountry = AfterCountry(text, position);
        if (afterCountry > 0 && EndOfAreaAndNumber(text, afterCountry) is > 0 and var end)
            return end;
        return EndOfAreaAndNumber(text, position);
    }

    private static int EndOfAreaAndNumber(ReadOnlySpan<char> text, int position)
    {
        var bracket = position < text.Length && text[position] == '(' ? position + 1 : position;
        var area = Digits(text, bracket, 3);
        if (area > 0 && EndOfNumber(text, Separators(text, area)) is > 0 and var end)
            return end;
        return EndOfNumber(text, position);
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int position)
    {
        var exchange = Digits(text, position, 3);
        return exchange == 0 ? 0 : Digits(text, Separators(text, exchange), 4);
    }

    private static int AfterCountry(ReadOnlySpan<char> text, int position)
    {
        if (text[position] == '+')
            position++;
        return position < text.Length && text[position] is '0' or '1' ? Separators(text, position + 1) : 0;
    }

    private static int Separators(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '*' or '-' or '.' or ')')
            position++;
        return position;
    }

    private static int Digits(ReadOnlySpan<char> text, int position, int count)
    {
        for (; count > 0; count--)
        {
            var length = position < text.Length ? SocialMediaCharacters.Digit(text, position) : 0;
            if (length == 0)
                return 0;
            position += length;
        }
        return position;
    }
}

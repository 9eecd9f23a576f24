namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>
/// Addresses of the Web: "https://a.org/b_(c)?d", "a.org/b", "a.org". What a run of characters says of an address is remembered until the run ends, since each of its characters may be asked for it:
/// time stays linear.
/// </summary>
internal ref struct WebAddresses(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    // A run of letters, digits, points and hyphens, and the last point of a name before a slash; a run of such with single points and hyphens between, the point before its top-level domain, and its end.
    private (int End, int Point) beforeSlash = (-1, -1);
    private (int Start, int End, int Point, int NameEnd) name = (0, -1, -1, 0);
    private BracketedAddress brackets = new(text);

    /// <summary>The end of the address that starts at a position; 0 where none does.</summary>
    public int EndAt(int position)
    {
        if (text[position] is 'h' or 'H' && EndOfProtocol(position) is > 0 and var afterColon && EndAfterColon(afterColon) is > 0 and var end)
            return end;
        if (EndOfNameBeforeSlash(position) is > 0 and var slash && EndOfBody(slash + 1) is > 0 and var bodyEnd)
            return bodyEnd;
        return EndOfName(position);
    }

    /// <summary>Gives back memory.</summary>
    public void Dispose() => brackets.Dispose();

    private readonly int EndOfProtocol(int position)
    {
        if (!text[position..].StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return 0;
        position += 4;
        if (position < text.Length && text[position] is 's' or 'S' or '\u017F')
            position++;
        return position < text.Length && text[position] == ':' ? position + 1 : 0;
    }

    /// <summary>Slashes, as many as leave something for the address, or a letter.</summary>
    private int EndAfterColon(int position)
    {
        var slashes = position;
        while (slashes < text.Length && slashes < position + 3 && text[slashes] == '/')
            slashes++;
        for (; slashes > position; slashes--)
            if (EndOfBody(slashes) is > 0 and var end)
                return end;
        return position < text.Length && (text[position] == '%' || SocialMediaCharacters.IsSitePart(text[position])) ? EndOfBody(position + 1) : 0;
    }

    /// <summary>The slash after a name that ends in a point and 2 to 13 letters; 0 where there is none.</summary>
    private int EndOfNameBeforeSlash(int position)
    {
        if (position >= beforeSlash.End)
        {
            var end = position;
            var point = -1;
            var hasOther = false;
            for (; end < text.Length && (SocialMediaCharacters.IsSitePart(text[end]) || text[end] is '.' or '-'); end++)
                if (text[end] == '.')
                    (point, hasOther) = (end, false);
                else
                    hasOther |= !SocialMediaCharacters.IsSiteLetter(text[end]);
            var isName = end < text.Length && text[end] == '/' && point >= 0 && !hasOther && end - point - 1 is >= 2 and <= 13;
            beforeSlash = (end, isName ? point : -1);
        }
        return position < beforeSlash.Point ? beforeSlash.End : 0;
    }

    /// <summary>A name alone: parts of letters and digits between single points and hyphens, the last of 2 to 13 letters after a point. None stands beside an at sign.</summary>
    private int EndOfName(int position)
    {
        if (!SocialMediaCharacters.IsSitePart(text[position]) || (position > 0 && text[position - 1] == '@'))
            return 0;
        if (position >= name.End || position < name.Start)
            FindName(position);
        return position < name.Point ? name.NameEnd : 0;
    }

    private void FindName(int start)
    {
        var (point, nameEnd) = (-1, 0);
        var part = start;
        while (true)
        {
            var end = part;
            var isLetters = true;
            for (; end < text.Length && SocialMediaCharacters.IsSitePart(text[end]); end++)
                isLetters &= SocialMediaCharacters.IsSiteLetter(text[end]);
            if (part > start && text[part - 1] == '.' && isLetters && end - part is >= 2 and <= 13 && EndOfTopLevel(end) is > 0 and var topLevel)
                (point, nameEnd) = (part - 1, topLevel);
            if (end + 1 >= text.Length || text[end] is not ('.' or '-') || !SocialMediaCharacters.IsSitePart(text[end + 1]))
            {
                name = (start, end, point, nameEnd);
                return;
            }
            part = end + 1;
        }
    }

    private readonly int EndOfTopLevel(int end)
    {
        if (end == text.Length)
            return end;
        if (text[end] == '/')
            return end + 1 < text.Length && text[end + 1] == '@' ? end : end + 1;
        return text[end] == '@' || SocialMediaCharacters.Word(text, end) > 0 ? 0 : end;
    }

    /// <summary>What stands after the slashes: at least two characters, the last of which is no punctuation, or groups in brackets.</summary>
    private int EndOfBody(int start)
    {
        if (start >= text.Length)
            return 0;
        var end = start;
        while (end < text.Length && !SocialMediaCharacters.StopsAddress(text[end]))
            end++;
        if (end < text.Length && text[end] == '(' && brackets.EndAt(end, isFirst: end == start) is > 0 and var bracketed)
            return bracketed;
        var last = end - 1;
        while (last > start && !SocialMediaCharacters.EndsAddress(text[last]))
            last--;
        // The first character is never the last: an emoji's second half belongs to its first.
        return last > start && (!char.IsLowSurrogate(text[last]) || last - 1 > start || !char.IsHighSurrogate(text[start])) ? last + 1 : 0;
    }
}

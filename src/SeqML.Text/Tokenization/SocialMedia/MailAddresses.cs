namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Addresses of mail: "me.too@mail.example.org". What a run of characters says of one is remembered until the run ends.</summary>
internal ref struct MailAddresses(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int runEnd = -1;
    private int addressEnd;

    /// <summary>The end of the address that starts at a position; 0 where none does.</summary>
    public int EndAt(int position)
    {
        if (position >= runEnd)
        {
            runEnd = position;
            while (runEnd < text.Length && PartOfName(runEnd) is > 0 and var length)
                runEnd += length;
            addressEnd = runEnd < text.Length && text[runEnd] == '@' ? EndOfSite(runEnd + 1) : 0;
        }
        return position < runEnd ? addressEnd : 0;
    }

    private readonly int PartOfName(int position) => text[position] is '.' or '+' or '-' ? 1 : SocialMediaCharacters.Word(text, position);

    private readonly int PartOfSite(int position) => position >= text.Length ? 0 : text[position] == '-' ? 1 : SocialMediaCharacters.Word(text, position);

    /// <summary>A part, a point, then at least two characters, with single points between.</summary>
    private readonly int EndOfSite(int position)
    {
        var start = position;
        while (PartOfSite(position) is > 0 and var length)
            position += length;
        if (position == start || position >= text.Length || text[position] != '.')
            return 0;
        var (end, count) = (0, 0);
        for (position++; PartOfSite(position) is > 0 and var length; count++)
        {
            position += length;
            end = position;
            if (position < text.Length && text[position] == '.')
                position++;
        }
        return count >= 2 ? end : 0;
    }
}

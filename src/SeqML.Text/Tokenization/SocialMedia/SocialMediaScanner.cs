namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Finds where tokens end. At each position the first of these that is there is the token, in this order: an address of the Web, a telephone number, an emoticon, a tag, an arrow, a mention, a hashtag, an
/// address of mail, a joined symbol, a word with apostrophes or hyphens, a number, a word, points, a character.</summary>
internal ref struct SocialMediaScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private WebAddresses webAddresses = new(text);
    private MailAddresses mailAddresses = new(text);
    private int tagStop = -1;

    /// <summary>Gives back memory.</summary>
    public void Dispose() => webAddresses.Dispose();

    /// <summary>The end of the token that starts at a position, where no white space is.</summary>
    public int EndAt(int position)
    {
        if (EndOfPlainWord(position) is > 0 and var plain)
            return plain;
        if (webAddresses.EndAt(position) is > 0 and var web)
            return web;
        if (TelephoneNumbers.EndAt(text, position) is > 0 and var telephone)
            return telephone;
        if (Emoticons.EndAt(text, position) is > 0 and var emoticon)
            return emoticon;
        if (EndOfSigns(position) is > 0 and var signs)
            return signs;
        if (mailAddresses.EndAt(position) is > 0 and var mail)
            return mail;
        if (JoinedSymbols.EndAt(text, position) is > 0 and var symbol)
            return symbol;
        return EndOfWord(position);
    }

    /// <summary>The end of a word of ASCII letters before white space or a comma and the like, which nothing else can be; 0 where it is not that simple.</summary>
    private readonly int EndOfPlainWord(int position)
    {
        var end = position;
        while ((uint)end < (uint)text.Length && char.IsAsciiLetter(text[end]))
            end++;
        if (end == position)
            return 0;
        if (end == text.Length || text[end] is ' ' or '\n' or ',' or '!' or '?' or '"' or ')')
            return end;
        return text[end] == '.' && (end + 1 == text.Length || text[end + 1] is ' ' or '\n') ? end : 0;
    }

    private int EndOfSigns(int position) => text[position] switch
    {
        '<' => EndOfTag(position) is > 0 and var tag ? tag : EndOfRun(position + 1, '-'),
        '-' => EndOfRun(position, '-') is > 0 and var dashes && dashes < text.Length && text[dashes] == '>' ? dashes + 1 : 0,
        '@' => EndOfWords(position + 1) is var mention && mention > position + 1 ? mention : 0,
        '#' => EndOfHashtag(position),
        _ => 0,
    };

    private int EndOfTag(int position)
    {
        if (tagStop <= position)
        {
            tagStop = position + 1;
            while (tagStop < text.Length && text[tagStop] != '>' && !char.IsWhiteSpace(text[tagStop]))
                tagStop++;
        }
        return tagStop > position + 1 && tagStop < text.Length && text[tagStop] == '>' ? tagStop + 1 : 0;
    }

    /// <summary>The end of a run of a character; 0 where there is none.</summary>
    private readonly int EndOfRun(int position, char character)
    {
        var end = position;
        while (end < text.Length && text[end] == character)
            end++;
        return end > position ? end : 0;
    }

    private readonly int EndOfWords(int position)
    {
        while (position < text.Length && SocialMediaCharacters.Word(text, position) is > 0 and var length)
            position += length;
        return position;
    }

    /// <summary>At least two characters of words, the first and the last, with apostrophes and hyphens between.</summary>
    private readonly int EndOfHashtag(int position)
    {
        var start = EndOfRun(position, '#');
        if (start >= text.Length || SocialMediaCharacters.Word(text, start) is not (> 0 and var first))
            return 0;
        var (end, i) = (0, start + first);
        while (i < text.Length)
            if (SocialMediaCharacters.Word(text, i) is > 0 and var length)
                end = i += length;
            else if (text[i] is '\'' or '-')
                i++;
            else
                break;
        return end;
    }

    private readonly int EndOfWord(int position)
    {
        var first = SocialMediaCharacters.Letter(text, position);
        if (first > 0 && EndOfLetters(position + first) is > 0 and var letters)
            return letters;
        if (EndOfNumber(position) is > 0 and var number)
            return number;
        if (EndOfWords(position) is var word && word > position)
            return word;
        if (text[position] == '.' && EndOfPoints(position) is > 0 and var points)
            return points;
        return position + SocialMediaCharacters.Any(text, position);
    }

    /// <summary>At least two more, of which the last is a letter, and others letters, apostrophes, hyphens or underscores.</summary>
    private readonly int EndOfLetters(int start)
    {
        var (end, i, count) = (0, start, 0);
        for (; i < text.Length; count++)
            if (SocialMediaCharacters.Letter(text, i) is > 0 and var length)
            {
                i += length;
                if (count > 0)
                    end = i;
            }
            else if (text[i] is '\'' or '-' or '_')
                i++;
            else
                break;
        return end;
    }

    private readonly int EndOfNumber(int position)
    {
        if (text[position] is '+' or '-')
            position++;
        var whole = EndOfDigits(position);
        if (whole == position || whole >= text.Length || text[whole] is not (',' or '/' or '.' or ':' or '-'))
            return 0;
        var end = EndOfDigits(whole + 1);
        if (end == whole + 1)
            return 0;
        return end < text.Length && text[end] is '+' or '-' ? end + 1 : end;
    }

    private readonly int EndOfDigits(int position)
    {
        while (position < text.Length && SocialMediaCharacters.Digit(text, position) is > 0 and var length)
            position += length;
        return position;
    }

    /// <summary>Two full stops and more, with white space between.</summary>
    private readonly int EndOfPoints(int position)
    {
        var (end, i) = (0, position + 1);
        while (true)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i]))
                i++;
            if (i >= text.Length || text[i] != '.')
                return end;
            end = ++i;
        }
    }
}

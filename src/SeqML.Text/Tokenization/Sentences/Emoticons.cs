namespace SeqML.Text.Tokenization.Sentences;

/// <summary>Faces made of punctuation, and emoji, which stand after a stop or in place of one.</summary>
internal static class Emoticons
{
    /// <summary>How long the face is that starts here, and ends before a blank, a stop or the end; 0 where none does.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var length = Face(rest);
        return length > 0 && (length == rest.Length || Marks.IsBlank(rest[length]) || Marks.IsEnd(rest[length])) ? length : 0;
    }

    /// <summary>How long the run of emoji is that starts here, with what joins and colours them.</summary>
    public static int EmojiLengthAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            if (text[end] is '\u2665' or '\u2661' or '\u2764' or (>= '\u2639' and <= '\u263B') || (end > start && text[end] is '\u200D' or '\uFE0F' or '\u2640' or '\u2642'))
                end++;
            else if (end + 1 < text.Length && text[end] is '\uD83C' or '\uD83D' or '\uD83E' && char.IsLowSurrogate(text[end + 1]))
                end += 2;
            else
                break;
        }
        return end - start;
    }

    private static int Face(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (text.StartsWith("<3") || text.StartsWith("^^") || text.StartsWith("XD") || text.StartsWith("xD"))
            at = 2;
        else if (text.StartsWith("^_^") || text.StartsWith("-_-"))
            at = 3;
        else if (text.Length > 1 && text[0] is ':' or ';' or '=')
        {
            at = text.Length > 2 && text[1] is '-' or '\'' or 'o' or '^' ? 2 : 1;
            if (at < text.Length && text[at] is 'D' or 'P' or 'p' or 'O' or '3' or '*' or '/' or '\\' or '|' or '$')
                return at + 1;
            var mouth = at;
            while (at < text.Length && text[at] is ')' or '(' or ']' or '[')
                at++;
            return at > mouth ? at : 0;
        }
        return at;
    }
}

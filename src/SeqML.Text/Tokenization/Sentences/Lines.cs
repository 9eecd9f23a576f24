namespace SeqML.Text.Tokenization.Sentences;

/// <summary>Judges line breaks. In wrapped text a line ends because the next word does not fit; a line that had room for it was ended on purpose.</summary>
internal struct Lines
{
    /// <summary>Nobody wraps text to fewer units, so that in short lines every break is meant.</summary>
    private const int LeastWidth = 40;

    private int paragraphEnd;
    private int width;

    /// <summary>Whether the sentence ends at a line break, behind which the next line starts at <paramref name="next"/>.</summary>
    public bool EndsSentence(ReadOnlySpan<char> text, int lineBreak, int next)
    {
        if (IsListItem(text[next..]))
            return true;
        var follow = Following.At(text, next);
        if (follow.Kind is FollowingKind.Lower or FollowingKind.Continuation)
            return false;
        var start = lineBreak;
        while (start > 0 && (Marks.Of(text[start - 1]) & Mark.LineBreak) == 0)
            start--;
        if (lineBreak >= paragraphEnd)
            Measure(text, start);
        var word = next;
        while (word < text.Length && word - next <= LeastWidth && !Marks.IsBlank(text[word]))
            word++;
        return lineBreak - start + 1 + (word - next) <= width;
    }

    /// <summary>The longest line of a paragraph from here on.</summary>
    private void Measure(ReadOnlySpan<char> text, int line)
    {
        width = LeastWidth;
        for (var position = line; ;)
        {
            var length = text[position..].IndexOfAny(Marks.LineEnds);
            var end = length < 0 ? text.Length : position + length;
            width = Math.Max(width, end - position);
            var blanks = Blanks.At(text, end);
            if (blanks.End == text.Length || blanks.EndsParagraph)
            {
                paragraphEnd = Math.Max(end, line) + 1;
                return;
            }
            position = blanks.End;
        }
    }

    /// <summary>Whether a bullet or a number with a stop or bracket stands here, and a blank after it.</summary>
    private static bool IsListItem(ReadOnlySpan<char> line)
    {
        var at = 0;
        if (line[0] is '-' or '*' or '+' or '\u2022' or '\u2023' or '\u25AA' or '\u25CF' or '\u25E6' or '\u2013' or '\u2014' or '\u00B7')
            at = 1;
        else
        {
            at = line[0] is '(' or '#' ? 1 : 0;
            var digits = at;
            while (at < line.Length && at - digits < 3 && char.IsAsciiDigit(line[at]))
                at++;
            if (at == digits && at < line.Length && char.IsAsciiLetter(line[at]) && at + 1 < line.Length && line[at + 1] == ')')
                at++;
            if (at == digits || at == line.Length || line[at] is not ('.' or ')'))
                return false;
            at++;
        }
        return at == line.Length || Marks.IsBlank(line[at]);
    }
}

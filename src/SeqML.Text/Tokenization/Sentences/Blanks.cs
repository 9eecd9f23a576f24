namespace SeqML.Text.Tokenization.Sentences;

/// <summary>A run of blanks: where it ends, and how it parts what stands around it.</summary>
/// <param name="End">The first unit after it.</param>
/// <param name="LineBreaks">How many lines end in it; CR and LF together are one.</param>
/// <param name="EndsParagraph">Whether there is a blank line in it, a form feed, or a paragraph separator.</param>
internal readonly record struct Blanks(int End, int LineBreaks, bool EndsParagraph)
{
    public static Blanks At(ReadOnlySpan<char> text, int start)
    {
        var (end, breaks, paragraph) = (start, 0, false);
        for (; end < text.Length; end++)
        {
            var unit = text[end];
            var mark = Marks.Of(unit);
            if ((mark & Mark.Blank) == 0)
                break;
            if ((mark & Mark.LineBreak) == 0)
                continue;
            paragraph |= unit is '\f' or '\u2029';
            if (unit != '\n' || end == start || text[end - 1] != '\r')
                breaks++;
        }
        return new(end, breaks, paragraph || breaks > 1);
    }

    /// <summary>The first unit after the blanks of a line.</summary>
    public static int EndInLine(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && (Marks.Of(text[start]) & (Mark.Blank | Mark.LineBreak)) == Mark.Blank)
            start++;
        return start;
    }
}

namespace SeqML.Text.Normalization;

/// <summary>
/// Puts one blank for each run of white space within a line, and none at the ends of lines. A line break of any kind becomes one line feed, several together two, which is a blank line, and
/// those at the ends of the text none.
/// </summary>
public sealed record CollapseWhiteSpaceByLine : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] is > ' ' and < '\u0085' || !char.IsWhiteSpace(source[i]))
                continue;
            var (start, breaks) = (i, 0);
            for (; i < source.Length && char.IsWhiteSpace(source[i]); i++)
                if (IsLineBreak(source[i]) && !(source[i] == '\n' && i > start && source[i - 1] == '\r')) // CR LF is one
                    breaks++;
            var run = source[start..i];
            var piece = start == 0 || i == source.Length ? "" : breaks switch { 0 => " ", 1 => "\n", _ => "\n\n" };
            if (!run.SequenceEqual(piece))
                editor.Replace(start, run.Length, piece);
        }
        editor.Commit();
    }

    /// <summary>Unicode's line breaks (The Unicode Standard, section 5.8), the marks of ends of lines and paragraphs among them.</summary>
    private static bool IsLineBreak(char unit) => unit is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}

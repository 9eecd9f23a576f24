namespace SeqML.Text.Normalization;

/// <summary>Puts one blank for each run of white space, line breaks included, and none at the ends of the text. <see cref="CollapseWhiteSpaceByLine"/> keeps lines.</summary>
public sealed record CollapseWhiteSpace : NormalizationStage
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
            var start = i;
            while (i < source.Length && char.IsWhiteSpace(source[i]))
                i++;
            if (start == 0 || i == source.Length)
                editor.Remove(start, i - start);
            else if (i - start > 1 || source[start] != ' ')
                editor.Replace(start, i - start, " ");
        }
        editor.Commit();
    }
}

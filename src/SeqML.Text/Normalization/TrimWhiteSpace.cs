namespace SeqML.Text.Normalization;

/// <summary>Removes white space at the ends of the text. Within it, white space stays as it is, unlike in <see cref="CollapseWhiteSpace"/>.</summary>
public sealed record TrimWhiteSpace : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var start = editor.Source.Length - editor.Source.TrimStart().Length;
        var end = Math.Max(start, editor.Source.TrimEnd().Length);
        if (start > 0)
            editor.Remove(0, start);
        if (end < editor.Source.Length)
            editor.Remove(end, editor.Source.Length - end);
        editor.Commit();
    }
}

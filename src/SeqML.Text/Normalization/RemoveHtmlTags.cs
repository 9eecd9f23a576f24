using SeqML.Text.Normalization.Html;

namespace SeqML.Text.Normalization;

/// <summary>
/// Puts a blank for the tags and comments of HTML that stand together, and for scripts and styles with what is in them. What is no tag stays: "a &lt; b", "&lt;3", and names that are no elements, such as the
/// masks &lt;num&gt; and &lt;unk&gt;.
/// </summary>
/// <remarks>A tag ends at the first closing bracket outside of quotes, as in browsers; if it never ends, it is text. &lt;time&gt; without attributes stays, since it is a mask as well.</remarks>
public sealed record RemoveHtmlTags : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        var i = source.IndexOf('<');
        if (i < 0)
            return;
        var tags = new Tags(source);
        while (i < source.Length)
        {
            var start = i;
            while (i < source.Length && tags.EndOf(i) is >= 0 and var end)
                i = end;
            if (i > start)
                editor.Replace(start, i - start, " ");
            else
                i++;
            var next = source[i..].IndexOf('<');
            i = next < 0 ? source.Length : i + next;
        }
        editor.Commit();
    }
}

using SeqML.Text.Normalization.Html;

namespace SeqML.Text.Normalization;

/// <summary>
/// Puts characters for character references of HTML: "&amp;amp;", "&amp;eacute;", "&amp;#233;" and "&amp;#xE9;". What comes out is looked at again, so that text which was encoded twice is decoded as well.
/// </summary>
/// <remarks>Names are those of HTML 4 and the common ones of HTML 5. A reference ends with a semicolon: without one, "&amp;copy=1" in an address would be a sign.</remarks>
public sealed record DecodeHtmlEntities : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        var i = source.IndexOf('&');
        if (i < 0)
            return;
        // The text that was written is a stack: at each semicolon its end may be a reference, of characters that came of references too. So time is linear and the result final.
        Span<char> character = stackalloc char[2];
        for (; source[i..].IndexOf(';') is >= 0 and var distance; i++)
        {
            i += distance;
            editor.CopyTo(i);
            var length = 1; // of the semicolon in the source; 0 once it is written itself, as what "&semi;" stands for
            while (Entities.StartIn(editor.Written[..^(1 - length)]) is >= 0 and var start)
            {
                var units = Entities.Decode(editor.Written[(start + 1)..^(1 - length)], character);
                if (units == 0)
                    break;
                editor.ReplaceTail(editor.Written.Length - start, length, character[..units]);
                if (character[0] != ';')
                    break;
                length = 0;
            }
        }
        editor.Commit();
    }
}

using System.Text;
using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Unicode;

namespace SeqML.Text.Normalization;

/// <summary>
/// Puts text into one of Unicode's normalization forms (UAX #15), so that an é of two characters and one of one character are the same. Unlike <see cref="string.Normalize()"/> it works without ICU,
/// throws on no text (half a character stays as it is), and keeps where each character came from: those that normalize together come from all of them.
/// </summary>
public sealed record UnicodeForm : NormalizationStage
{
    /// <summary>Puts text into a normalization form.</summary>
    /// <param name="form">NFC keeps all differences that are seen; NFKC does away with ligatures, full-width letters, superscripts and the like. NFD and NFKD take characters apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the four forms.</exception>
    [JsonConstructor]
    public UnicodeForm(NormalizationForm form = NormalizationForm.FormC)
    {
        if (!Enum.IsDefined(form))
            throw new ArgumentOutOfRangeException(nameof(form), form, "Expected one of Unicode's four normalization forms.");
        Form = form;
    }

    /// <summary>The form.</summary>
    /// <value>NFC.</value>
    public NormalizationForm Form { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // The forms leave ASCII alone, and then need no rules.
        if (System.Text.Ascii.IsValid(text.Text))
            return;
        var rules = FormRules.Of(Form);
        var editor = text.Edit();
        var source = editor.Source;
        // Where the segment starts that the next character may belong to.
        var (start, i) = (0, 0);
        while (i < source.Length)
        {
            if (source[i] <= rules.LastSimple)
            {
                var run = source[i..].IndexOfAnyExceptInRange('\0', rules.LastSimple);
                i = run < 0 ? source.Length : i + run;
                start = Math.Max(start, i - 1);
                continue;
            }
            if (!char.IsSurrogate(source[i]) && rules.IsSimple(source[i]))
            {
                start = i++;
                continue;
            }
            var character = CodePoints.At(source, i, out var length);
            if (rules.StaysAsItIs(character))
            {
                (start, i) = (i, i + length);
                continue;
            }
            if (rules.StartsSegment(character))
                start = i;
            for (i += length; i < source.Length && !rules.StartsSegment(CodePoints.At(source, i, out length));)
                i += length;
            var segment = source[start..i];
            var normal = text.Segment.Normalize(segment, rules);
            if (!normal.SequenceEqual(segment))
                editor.Replace(start, segment.Length, normal);
            start = i;
        }
        editor.Commit();
    }
}

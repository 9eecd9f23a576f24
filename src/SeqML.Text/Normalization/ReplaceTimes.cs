using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Dates;
using SeqML.Text.Normalization.Masking;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each time of day, or removes it: "15:30", "3:30 pm", "3.30 p.m.", "3 pm". <see cref="CanonicalTimes"/> keeps times, in one spelling.</summary>
/// <remarks>Minutes after a point, and hours alone, count only before am or pm. Put it after <see cref="ReplaceDates"/> and before <see cref="ReplaceNumbers"/>.</remarks>
public sealed record ReplaceTimes : NormalizationStage
{
    /// <summary>Replaces or removes times of day.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <exception cref="ArgumentException">It is something else, which could be found again.</exception>
    [JsonConstructor]
    public ReplaceTimes(string with = "<time>") => With = Mask.Checked(with, nameof(with));

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;time&gt;".</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new TimeFinder(editor.Source), With);
    }
}

using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Social;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each mention of a person, as "@name", or removes it.</summary>
/// <remarks>A mention is not part of a word or an address: "me@example.com" has none, so the order of this stage and <see cref="ReplaceEmails"/> makes no difference.</remarks>
public sealed record ReplaceMentions : NormalizationStage
{
    /// <summary>Replaces or removes mentions.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <exception cref="ArgumentException">It is something else, which could be found again.</exception>
    [JsonConstructor]
    public ReplaceMentions(string with = "<user>") => With = Mask.Checked(with, nameof(with));

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;user&gt;".</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new MentionFinder(editor.Source), With);
    }
}

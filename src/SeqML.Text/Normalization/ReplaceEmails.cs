using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Social;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each e-mail address, or removes it.</summary>
/// <remarks>An address has letters, digits and . _ % + - before the sign, and a domain of two labels at least after it.</remarks>
public sealed record ReplaceEmails : NormalizationStage
{
    /// <summary>Replaces or removes e-mail addresses.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <exception cref="ArgumentException">It is something else, which could be found again.</exception>
    [JsonConstructor]
    public ReplaceEmails(string with = "<email>") => With = Mask.Checked(with, nameof(with));

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;email&gt;".</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new EmailFinder(editor.Source), With);
    }
}

using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Emoji;
using SeqML.Text.Normalization.Masking;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each emoji, or removes it. A family, a flag, a hand with its colour and a keycap with its digit are one each. <see cref="NameEmoji"/> says which it was.</summary>
/// <remarks>Signs of text, as © and arrows, are emoji only where the variation that asks for colour follows, and no sign is one where that for text follows (UTS #51).</remarks>
public sealed record ReplaceEmoji : NormalizationStage
{
    /// <summary>Replaces or removes emoji.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <exception cref="ArgumentException">It is something else, which could be found again.</exception>
    [JsonConstructor]
    public ReplaceEmoji(string with = "<emoji>") => With = Mask.Checked(with, nameof(with));

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;emoji&gt;".</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new EmojiFinder(editor.Source), With);
    }
}

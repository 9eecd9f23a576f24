using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Social;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each hashtag, as "#GoodMorning", or removes it. <see cref="SplitHashtags"/> makes words of them.</summary>
/// <remarks>A hashtag has a letter: "#1" is a number. Its word is of any script, digits, marks and underscores.</remarks>
public sealed record ReplaceHashtags : NormalizationStage
{
    /// <summary>Replaces or removes hashtags.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <exception cref="ArgumentException">It is something else, which could be found again.</exception>
    [JsonConstructor]
    public ReplaceHashtags(string with = "<hashtag>") => With = Mask.Checked(with, nameof(with));

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;hashtag&gt;".</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new HashtagFinder(editor.Source), With);
    }
}

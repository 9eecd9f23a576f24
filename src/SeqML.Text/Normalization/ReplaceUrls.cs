using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Social;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each address of the web, or removes it: what starts with "http://", "https://", "ftp://" or "www.", up to white space.</summary>
/// <remarks>A full stop, comma or closing bracket at the end belongs to the sentence, unless the bracket was opened in the address. Addresses without such a start, as "example.com", stay: "good.Bad" looks the same.</remarks>
public sealed record ReplaceUrls : NormalizationStage
{
    /// <summary>Replaces or removes addresses of the web.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <exception cref="ArgumentException">It is something else, which could be found again.</exception>
    [JsonConstructor]
    public ReplaceUrls(string with = "<url>") => With = Mask.Checked(with, nameof(with));

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;url&gt;".</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new UrlFinder(editor.Source), With);
    }
}

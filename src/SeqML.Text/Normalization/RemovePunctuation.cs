using System.Globalization;
using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Characters;

namespace SeqML.Text.Normalization;

/// <summary>Removes punctuation of every script: Unicode's categories P. Signs such as $, +, &lt; and &gt; are none; <see cref="RemoveSymbols"/> removes them.</summary>
public sealed record RemovePunctuation : NormalizationStage
{
    private readonly Derived<CharacterClass> marks;

    /// <summary>Removes punctuation.</summary>
    /// <param name="keep">Characters that stay, as "'-".</param>
    /// <param name="with">What is put for a run of them: nothing, or one blank.</param>
    [JsonConstructor]
    public RemovePunctuation(string keep = "", string with = "")
    {
        ArgumentNullException.ThrowIfNull(keep);
        (Keep, With) = (keep, Removal.Checked(with, nameof(with)));
        marks = new(new CharacterClass(
            [
                UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation,
                UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation,
            ], keep));
    }

    /// <summary>Characters that stay.</summary>
    /// <value>None.</value>
    public string Keep { get; }

    /// <summary>What is put for a run of punctuation: nothing, which joins what stood around, or one blank.</summary>
    /// <value>Nothing.</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        for (var i = 0; (i = marks.Value.IndexIn(editor.Source, i)) >= 0;)
        {
            var start = i;
            while (i < editor.Source.Length && marks.Value.LengthAt(editor.Source, i) is > 0 and var length)
                i += length;
            editor.Replace(start, i - start, With);
        }
        editor.Commit();
    }
}

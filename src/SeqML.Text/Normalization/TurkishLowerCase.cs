using SeqML.Text.Normalization.Casing;

namespace SeqML.Text.Normalization;

/// <summary>Puts small letters for capital ones as Turkish and Azerbaijani do: I becomes ı, and İ becomes i. All else is as in <see cref="LowerCase"/>.</summary>
/// <remarks>An I that is followed by a dot above is one letter with it, and becomes i.</remarks>
public sealed record TurkishLowerCase : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        for (var i = 0; editor.Source[i..].IndexOf("I\u0307") is >= 0 and var distance; i += 2)
        {
            i += distance;
            editor.Replace(i, 2, "i");
        }
        editor.Commit();
        text.Units.Replace('I', '\u0131');
        text.Units.Replace('\u0130', 'i');
        CaseMap.Lower.Apply(text.Units);
    }
}

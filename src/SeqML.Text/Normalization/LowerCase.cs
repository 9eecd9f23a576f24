using SeqML.Text.Normalization.Casing;

namespace SeqML.Text.Normalization;

/// <summary>Puts small letters for capital ones, whatever the language of the machine. Turkish text has a stage of its own, <see cref="TurkishLowerCase"/>.</summary>
/// <remarks>
/// Unicode's default mapping (The Unicode Standard, section 3.13): a sigma that ends a word becomes ς, and İ becomes i with a dot above, of two units. All else keeps its length, and its place.
/// </remarks>
public sealed record LowerCase : NormalizationStage
{
    private const char DottedCapital = '\u0130';

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!CaseMap.Lower.Apply(text.Units))
            return;
        // It left İ, which has no mapping to one unit.
        var editor = text.Edit();
        for (var i = 0; editor.Source[i..].IndexOf(DottedCapital) is >= 0 and var distance; i++)
        {
            i += distance;
            editor.Replace(i, 1, "i\u0307");
        }
        editor.Commit();
    }
}

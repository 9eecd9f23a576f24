using SeqML.Text.Normalization.Casing;

namespace SeqML.Text.Normalization;

/// <summary>Puts capital letters for small ones, whatever the language of the machine. Turkish text has a stage of its own, <see cref="TurkishUpperCase"/>.</summary>
/// <remarks>Unicode's default mapping (The Unicode Standard, section 3.13): ß becomes SS, ﬁ becomes FI, and a hundred more become two letters or three. All else keeps its length, and its place.</remarks>
public sealed record UpperCase : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Map(text);
    }

    internal static void Map(NormalizedText text)
    {
        if (!CaseMap.Upper.Apply(text.Units))
            return;
        // It left those that have no mapping to one unit.
        var editor = text.Edit();
        for (var i = 0; editor.Source[i..].IndexOfAny(UpperCaseExpansions.Letters) is >= 0 and var distance; i++)
        {
            i += distance;
            editor.Replace(i, 1, UpperCaseExpansions.Of(editor.Source[i]));
        }
        editor.Commit();
    }
}

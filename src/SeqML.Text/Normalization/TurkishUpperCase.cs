namespace SeqML.Text.Normalization;

/// <summary>Puts capital letters for small ones as Turkish and Azerbaijani do: i becomes İ, and ı becomes I. All else is as in <see cref="UpperCase"/>.</summary>
public sealed record TurkishUpperCase : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Units.Replace('i', '\u0130');
        UpperCase.Map(text);
    }
}

using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Numbers;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each number, or removes it: "$1,234.50" becomes "$&lt;num&gt;". <see cref="CanonicalNumbers"/> keeps numbers, in one spelling.</summary>
/// <remarks>
/// A number is of digits of any script, with signs for groups and fractions between and perhaps a power of ten; a sign of less or more before it stays. Several points, as in "1.2.3", are one number; other signs
/// part numbers: "10:30" is two. Digits that touch a letter, as in "B2B", "3rd" and "5km", stay. Stages for dates and times come before.
/// </remarks>
public sealed record ReplaceNumbers : NormalizationStage
{
    private readonly NumberStyle style;

    /// <summary>Replaces or removes numbers.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <param name="decimalSeparator">The sign before the fraction.</param>
    /// <param name="groupSeparator">The sign between groups of three digits.</param>
    /// <exception cref="ArgumentException">The mask could be found again, or the signs are equal or not of numbers.</exception>
    [JsonConstructor]
    public ReplaceNumbers(string with = "<num>", char decimalSeparator = '.', char groupSeparator = ',')
    {
        With = Mask.Checked(with, nameof(with));
        style = NumberStyle.Checked(decimalSeparator, groupSeparator);
    }

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;num&gt;".</value>
    public string With { get; }

    /// <summary>The sign before the fraction.</summary>
    /// <value>A point.</value>
    public char DecimalSeparator => style.Decimal;

    /// <summary>The sign between groups of three digits.</summary>
    /// <value>A comma.</value>
    public char GroupSeparator => style.Group;

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new NumberFinder(editor.Source, style), With);
    }
}

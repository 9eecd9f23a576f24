using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Numbers;

namespace SeqML.Text.Normalization;

/// <summary>Writes numbers in one way: without signs between groups, without zeros at the end of a fraction, with one before it, in digits of ASCII. "1,234.50" becomes "1234.5", ".5" becomes "0.5".</summary>
/// <remarks>What may be no number stays: lists ("1,2,3"), versions ("1.2.3"), powers of ten, digits that touch a letter, and zeros at the start, which codes have. The sign before the fraction stays the
/// language's own, since a point is between groups in German. <see cref="ReplaceNumbers"/> puts a mask instead.</remarks>
public sealed record CanonicalNumbers : NormalizationStage
{
    private readonly NumberStyle style;

    /// <summary>Writes numbers in one way.</summary>
    /// <param name="decimalSeparator">The sign before the fraction.</param>
    /// <param name="groupSeparator">The sign between groups of three digits.</param>
    /// <exception cref="ArgumentException">The signs are equal or not of numbers.</exception>
    [JsonConstructor]
    public CanonicalNumbers(char decimalSeparator = '.', char groupSeparator = ',') => style = NumberStyle.Checked(decimalSeparator, groupSeparator);

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
        var source = editor.Source;
        for (var finder = new NumberFinder(source, style); finder.MoveNext(out var found);)
        {
            if (!finder.IsWellFormed)
                continue;
            var end = found.End;
            if (found.In(source).IndexOfAny(style.Decimal, '\u066B') >= 0)
            {
                while (NumberStyle.AsciiDigit(source[end - 1]) == '0')
                    end--;
                if (style.IsDecimal(source[end - 1]))
                    end--;
            }
            if (style.IsDecimal(source[found.Start]))
                editor.Insert(found.Start, "0");
            for (var i = found.Start; i < end; i++)
            {
                if (style.IsGroup(source[i]))
                    editor.Remove(i, 1);
                else if (!char.IsAscii(source[i]))
                    editor.Replace(i, style.IsDecimal(source[i]) ? style.Decimal : NumberStyle.AsciiDigit(source[i]));
            }
            editor.Remove(end, found.End - end);
        }
        editor.Commit();
    }
}

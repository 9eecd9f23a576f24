using System.Globalization;
using SeqML.Text.Normalization.Dates;

namespace SeqML.Text.Normalization;

/// <summary>Writes times of day as ISO 8601 does, with hours from 00 to 23: "3.30 pm" and "3:30 p.m." become "15:30", "7:05" becomes "07:05", "12 am" becomes "00:00". <see cref="ReplaceTimes"/> puts a mask instead.</summary>
public sealed record CanonicalTimes : NormalizationStage
{
    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Span<char> hours = stackalloc char[3];
        for (var finder = new TimeFinder(editor.Source); finder.MoveNext(out var found);)
        {
            hours.TryWrite(CultureInfo.InvariantCulture, $"{finder.Hour:D2}:", out _);
            // Of the time all stays but hours, the sign after them, and the half of the day; the Z after a time is no half.
            var hasMinutes = finder.MinuteStart < finder.End;
            if (!editor.Source[found.Start..finder.MinuteStart].SequenceEqual(hours))
                editor.Replace(found.Start, finder.MinuteStart - found.Start, hours);
            if (!hasMinutes)
                editor.Replace(finder.End, found.End - finder.End, "00");
            else if (editor.Source[found.End - 1] != 'Z')
                editor.Remove(finder.End, found.End - finder.End);
        }
        editor.Commit();
    }
}

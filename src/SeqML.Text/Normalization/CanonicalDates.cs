using System.Text.Json.Serialization;
using SeqML.Text.Languages;
using SeqML.Text.Normalization.Dates;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization;

/// <summary>Writes dates as ISO 8601 does: "3rd of March, 2021", "03/03/2021" and "2021/3/3" become "2021-03-03". Dates without a day or a year stay. <see cref="ReplaceDates"/> puts a mask instead.</summary>
public sealed record CanonicalDates : NormalizationStage
{
    private readonly Derived<DateWords> words;

    /// <summary>Writes dates in one way.</summary>
    /// <param name="order">What comes first in a date of three numbers. Where it is no date in this order, it is read in the other one: there is no month 25.</param>
    /// <param name="language">Whose names of months are known; English where it is null.</param>
    /// <exception cref="ArgumentException">The order is none, or the language has no dates.txt.</exception>
    public CanonicalDates(DateOrder order, Language? language = null)
        : this(order, (language ?? Language.Of("en")).Text(DateWords.File))
    {
    }

    [JsonConstructor]
    internal CanonicalDates(DateOrder order, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!Enum.IsDefined(order))
            throw new ArgumentOutOfRangeException(nameof(order), order, "Expected the order of a date's numbers.");
        (Order, Words) = (order, words);
        this.words = new(new DateWords(words));
    }

    /// <summary>What comes first in a date of three numbers.</summary>
    public DateOrder Order { get; }

    /// <summary>The words of the language, as its dates.txt has them.</summary>
    public string Words { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Span<char> iso = stackalloc char[10];
        for (var finder = new DateFinder(editor.Source, words.Value, Order); finder.MoveNext(out var found);)
            if (finder.Date.IsWhole)
            {
                iso.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"{finder.Date.Year:D4}-{finder.Date.Month:D2}-{finder.Date.Day:D2}", out _);
                if (!found.In(editor.Source).SequenceEqual(iso))
                    editor.Replace(found.Start, found.Length, iso);
            }
        editor.Commit();
    }
}

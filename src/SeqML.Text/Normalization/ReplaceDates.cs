using System.Text.Json.Serialization;
using SeqML.Text.Languages;
using SeqML.Text.Normalization.Dates;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization;

/// <summary>Puts a mask for each date, or removes it: "03/04/2021", "2021-03-04", "3rd of March, 2021", "March 3" and "March 2021". <see cref="CanonicalDates"/> keeps dates, in one spelling.</summary>
/// <remarks>A date is a day that there is: "30 February" stays. Years are from 1000 to 2999; those of two digits count only with slashes. Put it before stages for case, times and numbers.</remarks>
public sealed record ReplaceDates : NormalizationStage
{
    private readonly Derived<DateWords> words;

    /// <summary>Replaces or removes dates.</summary>
    /// <param name="with">What is put for each: a mask of letters, in brackets or not; one blank; or nothing.</param>
    /// <param name="language">Whose names of months are known; English where it is null.</param>
    /// <exception cref="ArgumentException">The mask could be found again, or the language has no dates.txt.</exception>
    public ReplaceDates(string with = "<date>", Language? language = null)
        : this(with, (language ?? Language.Of("en")).Text(DateWords.File))
    {
    }

    [JsonConstructor]
    internal ReplaceDates(string with, string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (With, Words) = (Mask.Checked(with, nameof(with)), words);
        this.words = new(new DateWords(words));
    }

    /// <summary>What is put for each.</summary>
    /// <value>"&lt;date&gt;".</value>
    public string With { get; }

    /// <summary>The words of the language, as its dates.txt has them.</summary>
    public string Words { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        Replacement.Apply(ref editor, new DateFinder(editor.Source, words.Value, DateOrder.DayMonthYear), With);
    }
}

using System.Globalization;
using System.Text.Json.Serialization;

namespace SeqML.Text.Normalization;

/// <summary>
/// Shortens a character that is repeated more often than a maximum, as in "soooooo" and "!!!!!!", to that many. Digits, white space and control characters are never shortened.
/// </summary>
/// <remarks>
/// Words that were made longer tell of feeling (Brody and Diakopoulos 2011), so they are best kept apart from the plain word. The default of three does so, makes "soooo" and "sooooooo" one word,
/// and harms none: no English word has three equal letters in a row, but www, III and the three dots have. Case counts: put a stage for case before.
/// </remarks>
public sealed record ShortenRepeats : NormalizationStage
{
    /// <summary>Shortens repeats.</summary>
    /// <param name="maximum">How often a character may stand in a row; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    [JsonConstructor]
    public ShortenRepeats(int maximum = 3)
    {
        if (maximum < 1)
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "Expected at least 1 for how often a character may stand in a row.");
        Maximum = maximum;
    }

    /// <summary>How often a character may stand in a row.</summary>
    /// <value>3.</value>
    public int Maximum { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        for (var i = 0; i < source.Length;)
        {
            var width = char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]) ? 2 : 1;
            var next = i + width;
            // Most characters are followed by another one.
            if (next >= source.Length || source[next] != source[i])
            {
                i = next;
                continue;
            }
            var character = source.Slice(i, width);
            while (source[next..].StartsWith(character))
                next += width;
            if ((next - i) / width > Maximum && IsShortened(character))
                editor.Remove(i + (Maximum * width), next - i - (Maximum * width));
            i = next;
        }
        editor.Commit();
    }

    private static bool IsShortened(ReadOnlySpan<char> character) => (character.Length == 2
        ? CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(character[0], character[1])) : CharUnicodeInfo.GetUnicodeCategory(character[0]))
        is not (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.Control
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}

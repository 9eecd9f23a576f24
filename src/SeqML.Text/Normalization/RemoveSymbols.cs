using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;

namespace SeqML.Text.Normalization;

/// <summary>
/// Removes signs that are neither letters, digits nor punctuation, as $ + = ° ™ → and emoji: Unicode's categories S, each with the marks, variations and joiners that follow it. Masks such as &lt;num&gt; stay.
/// <see cref="RemovePunctuation"/> removes punctuation.
/// </summary>
public sealed record RemoveSymbols : NormalizationStage
{
    private readonly Derived<CharacterClass> symbols;

    /// <summary>Removes symbols.</summary>
    /// <param name="keep">Characters that stay, as "$€%".</param>
    /// <param name="with">What is put for a run of them: nothing, or one blank.</param>
    [JsonConstructor]
    public RemoveSymbols(string keep = "", string with = "")
    {
        ArgumentNullException.ThrowIfNull(keep);
        (Keep, With) = (keep, Removal.Checked(with, nameof(with)));
        symbols = new(new CharacterClass(
            [UnicodeCategory.CurrencySymbol, UnicodeCategory.MathSymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol], keep));
    }

    /// <summary>Characters that stay.</summary>
    /// <value>None.</value>
    public string Keep { get; }

    /// <summary>What is put for a run of symbols: nothing, which joins what stood around, or one blank.</summary>
    /// <value>Nothing.</value>
    public string With { get; }

    /// <inheritdoc/>
    public override void Apply(NormalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var editor = text.Edit();
        var source = editor.Source;
        for (var i = 0; (i = symbols.Value.IndexIn(source, i)) >= 0;)
        {
            var start = i;
            while (i < source.Length && (symbols.Value.LengthAt(source, i) is > 0 and var length && Mask.LengthAt(source, i) == 0))
                i = AfterParts(source, i + length);
            if (i > start)
                editor.Replace(start, i - start, With);
            else
                i += Mask.LengthAt(source, i);
        }
        editor.Commit();
    }

    /// <summary>The end of the marks and joiners that change a sign's look: without it they would stand on the letter before.</summary>
    private static int AfterParts(ReadOnlySpan<char> text, int place)
    {
        while (place < text.Length && !char.IsAscii(text[place]))
        {
            Rune.DecodeFromUtf16(text[place..], out var rune, out var length);
            if (rune.Value is not (0x200D or (>= 0xE0020 and <= 0xE007F))
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                break;
            place += length;
        }
        return place;
    }
}

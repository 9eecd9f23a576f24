using System.Globalization;
using System.Text;

namespace SeqML.Text.Subwords.WordPiece;

/// <summary>What BERT's uncased models make of a character: lower case, then decomposed (NFD), and without its marks. Korean syllables become their letters, as NFD makes them.</summary>
internal static class AccentFolding
{
    /// <summary>Room for what becomes of one character, in UTF-16 units.</summary>
    public const int MostUnits = 8;

    /// <summary>What becomes of a character: 0 units where it is a mark.</summary>
    public static int Fold(Rune rune, Span<char> folded)
    {
        if (rune.IsAscii)
        {
            folded[0] = char.ToLowerInvariant((char)rune.Value);
            return 1;
        }
        // The one character that becomes two in lower case: i and a dot, which is a mark.
        var lower = rune.Value == 0x130 ? new Rune('i') : Rune.ToLowerInvariant(rune);
        var count = 0;
        foreach (var part in lower.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                count += part.EncodeToUtf16(folded[count..]);
        return count;
    }
}

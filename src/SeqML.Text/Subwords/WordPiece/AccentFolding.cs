using System.Globalization;
using System.Text;
using SeqML.Text.Normalization.Unicode;

namespace SeqML.Text.Subwords.WordPiece;

/// <summary>What BERT's uncased models make of a character: lower case, then decomposed (NFD), and without its marks. Korean syllables become their letters, as NFD makes them.</summary>
internal static class AccentFolding
{
    /// <summary>Room for what becomes of one character, in UTF-16 units.</summary>
    public const int MostUnits = 16;

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
        if (Hangul.IsSyllable(lower.Value))
        {
            var (leading, vowel, trailing) = Hangul.Parts(lower.Value);
            Add(leading, folded, ref count);
            Add(vowel, folded, ref count);
            if (trailing > 0)
                Add(trailing, folded, ref count);
        }
        else if (UnicodeData.Instance.Decomposition(lower.Value, compatible: false) is { } parts)
        {
            foreach (var part in parts)
                Add(part, folded, ref count);
        }
        else
        {
            Add(lower.Value, folded, ref count);
        }
        return count;
    }

    private static void Add(int character, Span<char> folded, ref int count)
    {
        var rune = new Rune(character);
        if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            count += rune.EncodeToUtf16(folded[count..]);
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace SeqML.Text.Normalization.Characters;

/// <summary>A class of characters: some categories of Unicode without some characters. A text is searched for one by vectors as far as it is ASCII, and by a table where it is not.</summary>
internal sealed class CharacterClass
{
    private readonly ulong[] units = new ulong[(char.MaxValue + 1) / 64];
    private readonly HashSet<Rune> kept;
    private readonly uint categories;
    private readonly SearchValues<char> plain;

    /// <summary>The characters of categories.</summary>
    /// <param name="categories">The categories; surrogates are no characters.</param>
    /// <param name="keep">Those that are not of the class all the same.</param>
    public CharacterClass(ReadOnlySpan<UnicodeCategory> categories, string keep = "")
    {
        foreach (var category in categories)
            this.categories |= 1u << (int)category;
        kept = [.. keep.EnumerateRunes()];
        for (var unit = 0; unit <= char.MaxValue; unit++)
            if (IsOf(CharUnicodeInfo.GetUnicodeCategory((char)unit)) && !keep.Contains((char)unit))
                units[unit / 64] |= 1ul << (unit % 64);
        plain = SearchValues.Create([.. Enumerable.Range(0, 128).Select(unit => (char)unit).Where(unit => !Has(unit))]);
    }

    /// <summary>Whether a character of one unit is of the class.</summary>
    public bool Has(char unit) => (units[unit / 64] & (1ul << (unit % 64))) != 0;

    /// <summary>How many units the character of the class at a place has; 0 where there is none.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int place)
    {
        var unit = text[place];
        if (Has(unit))
            return 1;
        return char.IsHighSurrogate(unit) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1])
            && new Rune(unit, text[place + 1]) is var rune && IsOf(Rune.GetUnicodeCategory(rune)) && !kept.Contains(rune) ? 2 : 0;
    }

    /// <summary>The first place from a place on that is of the class; -1 where there is none.</summary>
    public int IndexIn(ReadOnlySpan<char> text, int start)
    {
        while (true)
        {
            var distance = text[start..].IndexOfAnyExcept(plain);
            if (distance < 0)
                return -1;
            // Of the class, or not ASCII; what follows the latter is likely to be of the same script.
            for (start += distance; start < text.Length; start++)
            {
                if (LengthAt(text, start) > 0)
                    return start;
                if (char.IsAscii(text[start]))
                    break;
            }
        }
    }

    private bool IsOf(UnicodeCategory category) => (categories & (1u << (int)category)) != 0;
}

using System.Globalization;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization.Html;

/// <summary>What character references of HTML stand for: "amp", "#38" and "#x26" are all &amp;.</summary>
internal static class Entities
{
    /// <summary>A reference of more units, with its &amp; and without its semicolon, is none.</summary>
    public const int Longest = 32;

    /// <summary>What numbers from 80 to 9F, which are control characters, are meant to be: the signs of Windows' code page (the HTML standard, numeric character reference end state).</summary>
    private const string Windows = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly Lazy<Dictionary<string, char>.AlternateLookup<ReadOnlySpan<char>>> Names = new(() =>
        ReadNames().ToDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Where the reference starts that a text ends with, but for its semicolon; -1 where it ends with none.</summary>
    public static int StartIn(ReadOnlySpan<char> text)
    {
        var window = text[Math.Max(0, text.Length - Longest)..];
        var start = window.LastIndexOf('&');
        return start < 0 || start + 1 == window.Length ? -1 : text.Length - window.Length + start;
    }

    /// <summary>Writes the character that a reference stands for.</summary>
    /// <param name="reference">Its name, or its number after "#" or "#x".</param>
    /// <param name="character">Two units.</param>
    /// <returns>How many units it has: 0 where the reference is none.</returns>
    public static int Decode(ReadOnlySpan<char> reference, Span<char> character)
    {
        if (reference[0] != '#')
            return Names.Value.TryGetValue(reference, out character[0]) ? 1 : 0;
        var isHexadecimal = reference.Length > 1 && (reference[1] | 0x20) == 'x';
        var digits = reference[(isHexadecimal ? 2 : 1)..].TrimStart('0');
        if (digits.Length > 8)
            return IsDigits(digits, isHexadecimal) ? Write(char.MaxValue + 1 << 8, character) : 0;
        if (digits.IsEmpty)
            return reference[^1] == '0' ? Write(0, character) : 0;
        return IsDigits(digits, isHexadecimal)
            ? Write(long.Parse(digits, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture), character) : 0;
    }

    private static bool IsDigits(ReadOnlySpan<char> digits, bool isHexadecimal) =>
        isHexadecimal ? digits.IndexOfAnyExcept(HexadecimalDigits) < 0 : digits.IndexOfAnyExceptInRange('0', '9') < 0;

    private static readonly System.Buffers.SearchValues<char> HexadecimalDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private static int Write(long number, Span<char> character)
    {
        // What is no character is the sign for what cannot be shown.
        if (number is 0 or (>= 0xD800 and <= 0xDFFF) or > 0x10FFFF)
            number = '\uFFFD';
        else if (number is >= 0x80 and <= 0x9F)
            number = Windows[(int)number - 0x80];
        return Unicode.CodePoints.Write((int)number, character);
    }

    private static IEnumerable<KeyValuePair<string, char>> ReadNames() =>
        from line in DataFile.Entries("Html", "entities.txt")
        let cells = line.Split(' ')
        let first = int.Parse(cells[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        from cell in cells.Skip(1).Index()
        where cell.Item != "-"
        from name in cell.Item.Split('/')
        select KeyValuePair.Create(name, (char)(first + cell.Index));
}

using System.Globalization;

namespace SeqML.Text.Tokenization.WordBreaks;

/// <summary>A set of code points, written as ranges in hexadecimal: "3041-3096 309D".</summary>
internal sealed class CodePointRanges
{
    private readonly int[] firsts;
    private readonly int[] lasts;

    /// <summary>Reads ranges in ascending order.</summary>
    public CodePointRanges(string ranges)
    {
        var parts = ranges.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        firsts = [.. parts.Select(part => Read(part.Split('-')[0]))];
        lasts = [.. parts.Select(part => Read(part.Split('-')[^1]))];
    }

    /// <summary>Whether a code point is in the set.</summary>
    public bool Contains(int codePoint)
    {
        var found = Array.BinarySearch(firsts, codePoint);
        return found >= 0 || (~found > 0 && codePoint <= lasts[~found - 1]);
    }

    private static int Read(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

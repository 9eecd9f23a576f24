using System.Text;

namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Runs of more than three equal code points that are neither letters nor digits of ASCII nor white space. The rules see three of each.</summary>
internal static class LongRuns
{
    private const int Kept = 3;

    /// <summary>Whether a text has one.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        // Of four in a row one with an odd index has equal neighbours.
        for (var i = 1; i + 1 < text.Length; i += 2)
        {
            var unit = text[i];
            if (unit == text[i - 1] && unit == text[i + 1] && !IsPlain(unit) && ((i > 1 && unit == text[i - 2]) || (i + 2 < text.Length && unit == text[i + 2])))
                return true;
        }
        return text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var first && Shorten(text[first..], [], []) < text.Length - first;
    }

    /// <summary>Writes a text with shortened runs; nothing is written where there is no room for anything.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shortened">Room for as many units as the text has.</param>
    /// <param name="origins">Where each unit came from; room for one more, the text's end.</param>
    /// <returns>How many units are left.</returns>
    public static int Shorten(ReadOnlySpan<char> text, Span<char> shortened, Span<int> origins)
    {
        var (before, count, written) = (-1, 0, 0);
        for (var i = 0; i < text.Length;)
        {
            var codePoint = CodePointAt(text, i, out var length);
            count = codePoint == before ? count + 1 : 1;
            before = codePoint;
            if (count <= Kept || IsPlain(codePoint))
                for (var unit = i; unit < i + length; unit++, written++)
                    if (shortened.Length > 0)
                        (shortened[written], origins[written]) = (text[unit], unit);
            i += length;
        }
        if (shortened.Length > 0)
            origins[written] = text.Length;
        return written;
    }

    /// <summary>The part of a text with shortened runs.</summary>
    public static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> text, TextSpan part)
    {
        // What stands before the part decides how much of its first run is left: three code points tell.
        var start = part.Start;
        var rank = 0;
        while (start > 0 && rank < Kept)
        {
            start -= start > 1 && char.IsSurrogatePair(text[start - 2], text[start - 1]) ? 2 : 1;
            rank++;
        }
        var result = new StringBuilder();
        var (before, count) = (-1, 0);
        for (var i = start; i < part.End;)
        {
            var codePoint = CodePointAt(text, i, out var length);
            count = codePoint == before ? count + 1 : 1;
            before = codePoint;
            if (i >= part.Start && (count <= Kept || IsPlain(codePoint)))
                result.Append(text.Slice(i, length));
            i += length;
        }
        return result.Length == part.Length ? part.In(text) : result.ToString();
    }

    /// <summary>The code point; of a lone surrogate its number.</summary>
    private static int CodePointAt(ReadOnlySpan<char> text, int position, out int length)
    {
        length = SocialMediaCharacters.Any(text, position);
        return length == 2 ? char.ConvertToUtf32(text[position], text[position + 1]) : text[position];
    }

    private static bool IsPlain(int codePoint) => codePoint <= char.MaxValue && (char.IsAsciiLetterOrDigit((char)codePoint) || char.IsWhiteSpace((char)codePoint));
}

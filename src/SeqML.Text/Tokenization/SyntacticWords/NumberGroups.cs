using System.Globalization;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>Groups of digits with hyphens or slashes between: telephone numbers and dates are one token, ranges and fractions three.</summary>
internal static class NumberGroups
{
    /// <summary>The end of the run of groups whose first ends at the sign; 0 where they are no one token.</summary>
    public static int End(ReadOnlySpan<char> text, int start, int sign)
    {
        var (groups, end, first, last) = (1, sign, sign - start, 0);
        while (end + 1 < text.Length && text[end] == text[sign] && char.IsAsciiDigit(text[end + 1]))
        {
            var next = WordUnits.EndOfAscii(text, end + 1, WordUnit.Digit);
            (groups, last, end) = (groups + 1, next - end - 1, next);
        }
        if (groups > 2)
            return end;
        return (text[sign] == '-' ? (first, last) is (3, 4) or (5, 4) : IsMonthAndDay(text[start..sign], text[(sign + 1)..end])) ? end : 0;
    }

    /// <summary>"9/11", "3/03", "6/1", but not "1/2" and "3/4", which are fractions.</summary>
    private static bool IsMonthAndDay(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        Number(first) is > 0 and <= 12 and var month && Number(second) is > 0 and <= 31 and var day && first.Length <= 2 && second.Length <= 2 && (day > 4 || month > day || second[0] == '0');

    private static int Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

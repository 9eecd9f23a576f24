using System.Globalization;

namespace SeqML.Text.Normalization.Numbers;

/// <summary>How numbers are written: the sign before the fraction, and the one between groups of three digits. Arabic's own signs and digits count everywhere.</summary>
internal readonly record struct NumberStyle(char Decimal, char Group)
{
    private const char ArabicDecimal = '\u066B';
    private const char ArabicGroup = '\u066C';

    /// <summary>The style, if it can be told apart.</summary>
    /// <exception cref="ArgumentException">The signs are equal, or one may be something else in a number.</exception>
    public static NumberStyle Checked(char decimalSeparator, char groupSeparator)
    {
        foreach (var (sign, name) in new[] { (decimalSeparator, nameof(decimalSeparator)), (groupSeparator, nameof(groupSeparator)) })
            if (!IsSeparator(sign))
                throw new ArgumentException($"Expected a point, comma, apostrophe, underscore or blank between the digits of numbers, found '{sign}'.", name);
        return decimalSeparator != groupSeparator ? new NumberStyle(decimalSeparator, groupSeparator)
            : throw new ArgumentException($"Expected another sign between groups of digits than before the fraction, found '{groupSeparator}' for both.", nameof(groupSeparator));
    }

    public bool IsDecimal(char unit) => unit == Decimal || unit == ArabicDecimal;

    public bool IsGroup(char unit) => unit == Group || unit == ArabicGroup;

    /// <summary>A decimal digit of any script.</summary>
    public static bool IsDigit(char unit) => char.IsDigit(unit);

    /// <summary>The digit of ASCII for one of any script.</summary>
    public static char AsciiDigit(char unit) => char.IsAscii(unit) ? unit : (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(unit));

    private static bool IsSeparator(char unit) =>
        unit is '.' or ',' or '\'' or '\u2019' or '_' or ' ' or '\u00A0' or '\u2009' or '\u202F' or '\u00B7' or ArabicDecimal or ArabicGroup;
}

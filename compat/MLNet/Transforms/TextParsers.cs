using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Reads values from text, which is empty where a value is missing.</summary>
internal static class TextParsers
{
    private static readonly string[] True = ["1", "true", "yes", "t", "y", "+", "+1"];
    private static readonly string[] False = ["0", "false", "no", "f", "n", "-", "-1"];

    /// <summary>Reads a value; false where the text is none.</summary>
    public delegate bool Parser<T>(ReadOnlySpan<char> text, out T value);

    public static Parser<T> Of<T>(char decimalMarker = '.')
    {
        Delegate parser = typeof(T) == typeof(float) ? new Parser<float>((ReadOnlySpan<char> text, out float value) => Real(text, decimalMarker, out value))
            : typeof(T) == typeof(double) ? new Parser<double>((ReadOnlySpan<char> text, out double value) => Real(text, decimalMarker, out value))
            : typeof(T) == typeof(bool) ? new Parser<bool>(Boolean)
            : typeof(T) == typeof(DateTime) ? new Parser<DateTime>(Date)
            : typeof(T) == typeof(DateTimeOffset) ? new Parser<DateTimeOffset>(Offset)
            : typeof(T) == typeof(TimeSpan) ? new Parser<TimeSpan>(Span)
            : typeof(T) == typeof(sbyte) ? new Parser<sbyte>(Integer)
            : typeof(T) == typeof(byte) ? new Parser<byte>(Integer)
            : typeof(T) == typeof(short) ? new Parser<short>(Integer)
            : typeof(T) == typeof(ushort) ? new Parser<ushort>(Integer)
            : typeof(T) == typeof(int) ? new Parser<int>(Integer)
            : typeof(T) == typeof(uint) ? new Parser<uint>(Integer)
            : typeof(T) == typeof(long) ? new Parser<long>(Integer)
            : new Parser<ulong>(Integer);
        return (Parser<T>)parser;
    }

    // A real number can be missing, so what cannot be read is NaN and no error.
    private static bool Real<T>(ReadOnlySpan<char> text, char decimalMarker, out T value)
        where T : IFloatingPointIeee754<T>
    {
        if (text.IsEmpty)
        {
            value = T.Zero;
            return true;
        }
        if (text is "∞" or "+∞")
            value = T.PositiveInfinity;
        else if (text is "-∞")
            value = T.NegativeInfinity;
        else if (!TryReal(text, decimalMarker, out value))
            value = T.NaN;
        return true;
    }

    private static bool TryReal<T>(ReadOnlySpan<char> text, char decimalMarker, out T value)
        where T : IFloatingPointIeee754<T>
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (decimalMarker == '.')
            return T.TryParse(text, Style, CultureInfo.InvariantCulture, out value);
        value = default;
        return !text.Contains('.') && T.TryParse(text.ToString().Replace(decimalMarker, '.'), Style, CultureInfo.InvariantCulture, out value);
    }

    private static bool Integer<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        return text.IsEmpty || T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool Boolean(ReadOnlySpan<char> text, out bool value)
    {
        var word = text.ToString();
        value = True.Contains(word, StringComparer.OrdinalIgnoreCase);
        return value || word.Length == 0 || False.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    private static bool Date(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        return text.IsEmpty || DateTime.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private static bool Offset(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        return text.IsEmpty || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out value);
    }

    private static bool Span(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        return text.IsEmpty || TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
    }
}

using System.Globalization;

namespace SeqML.Embeddings.Formats;

/// <summary>Reads decimal numbers of a text as float.Parse does, to the nearest float, in a fifth of the time.</summary>
internal static class DecimalNumber
{
    /// <summary>The powers of ten that are doubles exactly.</summary>
    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads the number at a place of a line, up to a blank, a tab or the end.</summary>
    /// <param name="line">The line.</param>
    /// <param name="position">Where the number begins; then, where it has ended.</param>
    /// <param name="value">The number.</param>
    /// <returns>False where it is none, or not finite.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, ref int position, out float value)
    {
        var i = position;
        var isNegative = false;
        if (i < line.Length && line[i] is (byte)'-' or (byte)'+')
            isNegative = line[i++] == '-';
        var (digits, mantissa, exponent) = (0, 0UL, 0);
        for (; (uint)i < (uint)line.Length && (uint)(line[i] - '0') <= 9; i++, digits++)
            mantissa = mantissa * 10 + (uint)(line[i] - '0');
        if ((uint)i < (uint)line.Length && line[i] == '.')
        {
            var point = ++i;
            for (; (uint)i < (uint)line.Length && (uint)(line[i] - '0') <= 9; i++)
                mantissa = mantissa * 10 + (uint)(line[i] - '0');
            exponent = point - i;
            digits -= exponent;
        }
        if ((uint)i < (uint)line.Length && line[i] is (byte)'e' or (byte)'E' && !TryReadExponent(line, ref i, ref exponent))
            return TryReadAny(line, ref position, out value);
        // The mantissa and the power are exact, so that the double is the nearest one (Clinger 1990); and the float nearest to it is nearest to the number,
        // unless the double is just between two floats and may have been rounded to there.
        if (digits is 0 or > 15 || exponent is < -22 or > 22 || ((uint)i < (uint)line.Length && line[i] is not ((byte)' ' or (byte)'\t')))
            return TryReadAny(line, ref position, out value);
        var number = exponent < 0 ? mantissa / Powers[-exponent] : mantissa * Powers[exponent];
        if ((BitConverter.DoubleToUInt64Bits(number) & 0x1FFFFFFF) == 0x10000000 || (number < 1.2e-38 && mantissa != 0))
            return TryReadAny(line, ref position, out value);
        value = (float)(isNegative ? -number : number);
        position = i;
        return float.IsFinite(value);
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> line, ref int i, ref int exponent)
    {
        i++;
        var isNegative = false;
        if (i < line.Length && line[i] is (byte)'-' or (byte)'+')
            isNegative = line[i++] == '-';
        var (from, value) = (i, 0);
        for (; i < line.Length && (uint)(line[i] - '0') <= 9 && i - from < 4; i++)
            value = value * 10 + (line[i] - '0');
        exponent += isNegative ? -value : value;
        return i > from;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> line, ref int position, out float value)
    {
        var length = line[position..].IndexOfAny((byte)' ', (byte)'\t');
        var field = length < 0 ? line[position..] : line.Slice(position, length);
        position += field.Length;
        return float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);
    }
}

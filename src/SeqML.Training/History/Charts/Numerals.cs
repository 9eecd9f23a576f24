using System.Globalization;

namespace SeqML.Training.History.Charts;

/// <summary>How numbers are written for people, in the invariant culture.</summary>
internal static class Numerals
{
    /// <summary>What is written where there is no number.</summary>
    public const string None = "–";

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Four digits, without zeros at the end: 0.8423, 12.5, 41,210, 2.5×10⁻⁵.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
            return None;
        if (value == 0)
            return "0";
        var exponent = Exponent(value);
        if (exponent is < -4 or > 8)
            return (value / Math.Pow(10, exponent)).ToString("0.###", CultureInfo.InvariantCulture) + "×10" + Superscript(exponent);
        return Math.Round(value, Math.Clamp(3 - exponent, 0, 15)).ToString("#,0.#######", CultureInfo.InvariantCulture);
    }

    /// <summary>As many decimals for all: those that give the largest four digits.</summary>
    public static Func<double, string> Column(IEnumerable<double> values)
    {
        var largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (largest != 0 && Exponent(largest) is < -3 or > 8)
            return Short;
        var format = "#,0." + new string('0', largest == 0 ? 0 : Math.Clamp(3 - Exponent(largest), 0, 6));
        return value => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : None;
    }

    /// <summary>8.4 s, 83 s, 12 min 5 s, 3 h 20 min.</summary>
    public static string Duration(double seconds)
    {
        if (!double.IsFinite(seconds) || seconds < 0)
            return None;
        if (seconds < 99.5)
            return FormattableString.Invariant($"{(seconds < 10 ? Math.Round(seconds, 1) : Math.Round(seconds))} s");
        var whole = (long)Math.Min(Math.Round(seconds), 1e15);
        return whole < 3600
            ? FormattableString.Invariant($"{whole / 60} min {whole % 60} s")
            : FormattableString.Invariant($"{whole / 3600:#,0} h {whole % 3600 / 60} min");
    }

    /// <summary>The unit that makes numbers of this size readable.</summary>
    public static (double Size, string Name) BytesUnit(double largest) => largest switch
    {
        >= 1e9 => (1e9, "GB"),
        >= 1e6 => (1e6, "MB"),
        >= 1e3 => (1e3, "kB"),
        _ => (1, "bytes"),
    };

    /// <summary>The power of ten below: 0 of 5, -3 of 0.002.</summary>
    public static int Exponent(double value)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        // 9.9996 is written as 10.00, and has a digit more.
        return Math.Abs(value) >= 9.9995 * Math.Pow(10, exponent) ? exponent + 1 : exponent;
    }

    public static string Superscript(int value) =>
        (value < 0 ? "⁻" : "") + string.Concat(Math.Abs(value).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
}

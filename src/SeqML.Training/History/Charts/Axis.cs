using System.Globalization;

namespace SeqML.Training.History.Charts;

/// <summary>A range of values, and the round numbers that it is marked at: 1, 2 or 5 times a power of ten apart.</summary>
internal sealed class Axis
{
    private readonly Func<double, string> label;

    private Axis(double low, double high, IReadOnlyList<double> ticks, bool isLogarithmic, Func<double, string> label) =>
        (Low, High, Ticks, IsLogarithmic, this.label) = (low, high, ticks, isLogarithmic, label);

    public double Low { get; }

    public double High { get; }

    public IReadOnlyList<double> Ticks { get; }

    public bool IsLogarithmic { get; }

    /// <summary>From round number to round number.</summary>
    /// <param name="values">What it must hold; those that are not finite are passed over.</param>
    /// <param name="most">About as many ticks, or fewer.</param>
    public static Axis Of(IEnumerable<double> values, int most)
    {
        var (low, high) = Range(values);
        // A curve that has nothing below zero and much of its height above is read from zero.
        if (low > 0 && low < 0.5 * high)
            low = 0;
        if (low == high)
            (low, high) = low == 0 ? (0, 1) : (Math.Min(0, 2 * low), Math.Max(0, 2 * high));
        var step = Step(high - low, most);
        return Linear(step * Math.Floor(low / step + 1e-9), step * Math.Ceiling(high / step - 1e-9), step);
    }

    /// <summary>Just the range, with ticks within it: of steps and epochs.</summary>
    public static Axis Within(double low, double high, int most) =>
        low < high ? Linear(low, high, Math.Max(1, Step(high - low, most))) : Linear(low - 0.5, low + 0.5, 1);

    /// <summary>Powers of ten are as far apart as each other; within two of them, 2 and 5 times them are marked as well.</summary>
    /// <param name="values">What it must hold; those that are not above zero are passed over.</param>
    /// <param name="most">About as many ticks, or fewer.</param>
    public static Axis Logarithmic(IEnumerable<double> values, int most)
    {
        var (low, high) = Range(values.Where(value => value > 0));
        var (first, last) = ((int)Math.Floor(Math.Log10(low) + 1e-9), (int)Math.Ceiling(Math.Log10(high) - 1e-9));
        last = Math.Max(last, first + 1);
        var apart = Math.Max(1, (last - first + most - 1) / most);
        last = first + (last - first + apart - 1) / apart * apart;
        var powers = Enumerable.Range(0, (last - first) / apart + 1).Select(i => first + i * apart);
        var ticks = last - first > 2
            ? powers.Select(power => Math.Pow(10, power))
            : powers.SelectMany(power => new[] { 1.0, 2, 5 }.Select(times => times * Math.Pow(10, power))).Where(tick => tick <= Math.Pow(10, last) * 1.001);
        return new Axis(Math.Pow(10, first), Math.Pow(10, last), [.. ticks], true, Numerals.Short);
    }

    /// <summary>Whether a curve of these values is better read on a logarithmic axis: they are a hundred times apart.</summary>
    public static bool SpansDecades(IEnumerable<double> values)
    {
        var (low, high) = Range(values.Where(value => value > 0));
        return high >= 100 * low;
    }

    /// <summary>Where a value stands: 0 at the low end, 1 at the high one.</summary>
    public double At(double value) => IsLogarithmic
        ? Math.Log(value / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low);

    /// <summary>What stands at a tick.</summary>
    public string Label(double tick) => label(tick);

    /// <summary>1, 2 or 5 times a power of ten, so that there are no more than so many steps in the length.</summary>
    private static double Step(double length, int most)
    {
        var raw = length / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return power * (raw / power) switch
        {
            <= 1 + 1e-9 => 1,
            <= 2 + 1e-9 => 2,
            <= 5 + 1e-9 => 5,
            _ => 10,
        };
    }

    private static Axis Linear(double low, double high, double step)
    {
        var (first, last) = ((long)Math.Ceiling(low / step - 1e-9), (long)Math.Floor(high / step + 1e-9));
        var ticks = new double[last - first + 1];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = (first + i) * step;
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var format = "#,0." + new string('0', Math.Min(decimals, 15));
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        return new Axis(low, high, ticks, false, decimals > 5 || largest >= 1e9 ? Numerals.Short : tick => (tick + 0.0).ToString(format, CultureInfo.InvariantCulture));
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (double.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high) : (1, 1);
    }
}

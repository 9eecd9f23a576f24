using SeqML.Training.History.Charts;

namespace SeqML.Training.Tests.History;

public sealed class AxisTests
{
    /// <summary>Each row: lowest and highest value, the most ticks, what stands at the ticks.</summary>
    [Theory]
    [InlineData(0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.02, 0.97, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 0.83, 4, "0.0 0.5 1.0")]
    [InlineData(0.71, 0.93, 5, "0.70 0.75 0.80 0.85 0.90 0.95")]
    [InlineData(0, 41_210, 5, "0 10,000 20,000 30,000 40,000 50,000")]
    [InlineData(980, 1_020, 4, "980 990 1,000 1,010 1,020")]
    [InlineData(-3, 7, 5, "-4 -2 0 2 4 6 8")]
    [InlineData(-0.2, -0.1, 5, "-0.20 -0.18 -0.16 -0.14 -0.12 -0.10")]
    [InlineData(0, 3e-5, 3, "0.00000 0.00001 0.00002 0.00003")]
    [InlineData(0, 3e-7, 3, "0 1×10⁻⁷ 2×10⁻⁷ 3×10⁻⁷")]
    [InlineData(0, 0, 5, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.001, 0.001, 5, "0.0000 0.0005 0.0010 0.0015 0.0020")]
    [InlineData(-2, -2, 4, "-4 -3 -2 -1 0")]
    public void Ticks_are_one_two_or_five_times_a_power_of_ten_apart(double low, double high, int most, string expected)
    {
        var axis = Axis.Of([high, double.NaN, low, double.PositiveInfinity], most);
        Assert.Equal(expected, Labels(axis));
        Assert.Equal((axis.Ticks[0], axis.Ticks[^1]), (axis.Low, axis.High));
        Assert.InRange(axis.At(low), 0, 1);
        Assert.InRange(axis.At(high), axis.At(low), 1);
    }

    [Theory]
    [InlineData(0, 1_920, 6, "0 500 1,000 1,500")]
    [InlineData(0.5, 12.5, 14, "1 2 3 4 5 6 7 8 9 10 11 12")]
    [InlineData(0.5, 1.5, 14, "1")]
    [InlineData(0.5, 400.5, 14, "50 100 150 200 250 300 350 400")]
    [InlineData(0, 0, 5, "0")]
    public void Of_steps_and_epochs_ticks_are_whole_and_within(double low, double high, int most, string expected) =>
        Assert.Equal(expected, Labels(Axis.Within(low, high, most)));

    [Theory]
    [InlineData(0.02, 40, 5, "0.01 0.1 1 10 100")]
    [InlineData(1, 100, 5, "1 2 5 10 20 50 100")]
    [InlineData(3, 7, 5, "1 2 5 10")]
    [InlineData(1e-6, 1e6, 6, "1×10⁻⁶ 0.0001 0.01 1 100 10,000 1,000,000")]
    public void Logarithmic_ticks_are_powers_of_ten(double low, double high, int most, string expected)
    {
        var axis = Axis.Logarithmic([high, low, 0, -1, double.NaN], most);
        Assert.Equal(expected, Labels(axis));
        Assert.Equal((0, 1), (axis.At(axis.Low), axis.At(axis.High)));
        Assert.Equal(0.5, axis.At(Math.Sqrt(axis.Low * axis.High)), 1e-12);
    }

    [Theory]
    [InlineData(1, 99, false)]
    [InlineData(1, 100, true)]
    [InlineData(0, 5, false)]
    public void Decades_are_spanned_by_what_is_a_hundred_times_apart(double low, double high, bool expected) =>
        Assert.Equal(expected, Axis.SpansDecades([high, low, double.NaN]));

    private static string Labels(Axis axis) => string.Join(' ', axis.Ticks.Select(axis.Label));
}

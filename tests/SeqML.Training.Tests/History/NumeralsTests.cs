using SeqML.Training.History.Charts;

namespace SeqML.Training.Tests.History;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.84234, "0.8423")]
    [InlineData(0.5, "0.5")]
    [InlineData(12.4999, "12.5")]
    [InlineData(41_210.4, "41,210")]
    [InlineData(9.99996, "10")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.000025, "2.5×10⁻⁵")]
    [InlineData(0.0000099999, "1×10⁻⁵")]
    [InlineData(1.5e12, "1.5×10¹²")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "–")]
    public void Short_numbers_have_four_digits(double value, string expected) => Assert.Equal(expected, Numerals.Short(value));

    [Theory]
    [InlineData(new[] { 0.9, 0.05 }, "0.9000 0.0500")]
    [InlineData(new[] { 12.3456, 1 }, "12.35 1.00")]
    [InlineData(new[] { 4_321.5, double.NaN }, "4,322 –")]
    [InlineData(new[] { 2e-6, 0 }, "2×10⁻⁶ 0")]
    public void A_column_has_as_many_decimals_for_all(double[] values, string expected) =>
        Assert.Equal(expected, string.Join(' ', values.Select(Numerals.Column(values))));

    [Theory]
    [InlineData(0.04, "0 s")]
    [InlineData(8.44, "8.4 s")]
    [InlineData(99, "99 s")]
    [InlineData(99.6, "1 min 40 s")]
    [InlineData(725, "12 min 5 s")]
    [InlineData(12_000, "3 h 20 min")]
    [InlineData(double.NaN, "–")]
    public void Durations_are_read_at_a_glance(double seconds, string expected) => Assert.Equal(expected, Numerals.Duration(seconds));
}

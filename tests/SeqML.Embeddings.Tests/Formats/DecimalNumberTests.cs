using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SeqML.Embeddings.Formats;
using SeqML.TestKit;

namespace SeqML.Embeddings.Tests.Formats;

/// <summary>float.Parse is the reference, to the last bit.</summary>
public sealed class DecimalNumberTests
{
    [Fact]
    public void Any_float_written_in_any_way_is_read_back() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(4_000).WithReplay(20, 27), Prop.ForAll<int>(bits =>
    {
        var value = BitConverter.Int32BitsToSingle(bits * 65_537);
        if (!float.IsFinite(value))
            return;
        foreach (var format in new[] { "R", "E8", "G5", "G12", "F3", "F10" })
            Same(value.ToString(format, CultureInfo.InvariantCulture));
    }));

    /// <summary>Numbers just between two floats, and close to it, where rounding twice would go wrong.</summary>
    [Fact]
    public void Numbers_between_two_floats_are_rounded_once()
    {
        var random = new Random(1);
        for (var i = 0; i < 3_000; i++)
        {
            var value = (float)(random.NextDouble() * Math.Pow(10, random.Next(-6, 7)));
            var between = ((double)value + MathF.BitIncrement(value)) / 2;
            foreach (var number in new[] { between, Math.BitIncrement(between), Math.BitDecrement(between) })
                foreach (var format in new[] { "R", "G14", "G15", "G16", "G17", "E14", "E20" })
                    Same(number.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("+7")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-.25e-3")]
    [InlineData("1e22")]
    [InlineData("1e23")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("0.000000000000000000000000000000000000000000001")]
    [InlineData("1.17549421e-38")]
    [InlineData("3.4028235e38")]
    [InlineData("16777217")]
    [InlineData("0000000000000000000001.50")]
    [InlineData("1e-5")]
    [InlineData("1E+05")]
    [InlineData("1e00005")]
    public void Numbers_of_every_form_are_read(string text) => Same(text);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.2.3")]
    [InlineData("1x")]
    [InlineData("0x10")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("3.5e38")]
    [InlineData("1e99999")]
    public void What_is_no_finite_number_is_told(string text)
    {
        var position = 0;
        Assert.False(DecimalNumber.TryRead(Encoding.UTF8.GetBytes(text + " 1"), ref position, out _));
    }

    private static void Same(string text)
    {
        foreach (var (before, after) in new[] { ("", ""), ("9 ", " 9"), ("9\t", "\t") })
        {
            var position = before.Length;
            Assert.True(DecimalNumber.TryRead(Encoding.UTF8.GetBytes(before + text + after), ref position, out var value), text);
            Assert.Equal(before.Length + text.Length, position);
            Expect.SameBits([float.Parse(text, CultureInfo.InvariantCulture)], [value], text);
        }
    }
}

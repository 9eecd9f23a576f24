using FsCheck;
using FsCheck.Fluent;
using SeqML.Training.History.Charts;

namespace SeqML.Training.Tests.History;

public sealed class CurveTests
{
    [Fact]
    public void A_thinned_curve_keeps_its_ends_its_lowest_and_its_highest() => Prop.ForAll(
        Gen.Choose(-1000, 1000).ArrayOf(2_000).ToArbitrary(),
        values =>
        {
            var points = Points(values.Select(value => (double)value));
            var thinned = Curve.Thin(points, 100);
            Assert.InRange(thinned.Count, 50, 102);
            Assert.Equal((points[0], points[^1]), (thinned[0], thinned[^1]));
            Assert.Equal((values.Min(), values.Max()), (thinned.Min(point => point.Y), thinned.Max(point => point.Y)));
            Assert.Equal(thinned.Select(point => point.X).Order(), thinned.Select(point => point.X));
            Assert.Subset(points.ToHashSet(), thinned.ToHashSet());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_short_curve_is_left_as_it_is()
    {
        var points = Points([1, 5, 2]);
        Assert.Equal(points, Curve.Thin(points, 3));
        Assert.Equal(points, Curve.Smooth(points));
    }

    [Fact]
    public void What_is_not_finite_does_not_hide_a_peak()
    {
        var values = Enumerable.Repeat(1d, 1000).ToArray();
        (values[0], values[10], values[500]) = (double.NaN, 9, double.NaN);
        Assert.Equal(9, Curve.Thin(Points(values), 100).Max(point => point.Y));
    }

    [Fact]
    public void Smoothing_leaves_a_line_and_takes_noise_away()
    {
        var line = Points(Enumerable.Range(0, 600).Select(i => 3d));
        Assert.All(Curve.Smooth(line), point => Assert.Equal(3, point.Y, 1e-12));
        var noise = Points(Enumerable.Range(0, 600).Select(i => i % 2 == 0 ? 1d : -1d));
        Assert.All(Curve.Smooth(noise), point => Assert.InRange(point.Y, -0.1, 0.1));
    }

    [Fact]
    public void Smoothing_is_centred()
    {
        var values = new double[601];
        values[300] = 1;
        var smooth = Curve.Smooth(Points(values));
        Assert.Equal(300, smooth.MaxBy(point => point.Y).X);
        for (var i = 1; i <= 300; i++)
            Assert.Equal(smooth[300 - i].Y, smooth[300 + i].Y, 1e-15);
        Assert.Equal(1, smooth.Sum(point => point.Y), 1e-12);
    }

    private static (double X, double Y)[] Points(IEnumerable<double> values) => [.. values.Select((value, i) => ((double)i, value))];
}

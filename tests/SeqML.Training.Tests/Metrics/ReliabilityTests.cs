using SeqML.Training.History;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Metrics;

public sealed class ReliabilityTests
{
    [Fact]
    public void Predictions_go_into_bins_by_how_sure_they_were()
    {
        var reliability = Reliability.Of([0.55f, 0.59f, 0.95f, 0.85f], [true, false, true, true], bins: 5);
        Assert.Equal([0, 0, 2, 0, 2], reliability.Bins.Select(bin => bin.Count));
        var (third, last) = (reliability.Bins[2], reliability.Bins[4]);
        Assert.Equal((0.4, 0.6), (third.Lower, third.Upper));
        Assert.Equal((0.57, 0.5), (third.Confidence, third.Accuracy), (expected, actual) => Math.Abs(expected.Item1 - actual.Item1) < 1e-6 && expected.Item2 == actual.Item2);
        Assert.Equal((0.9, 1), (last.Confidence, last.Accuracy), (expected, actual) => Math.Abs(expected.Item1 - actual.Item1) < 1e-6 && expected.Item2 == actual.Item2);
        Assert.Equal((2 * 0.07 + 2 * 0.1) / 4, reliability.ExpectedCalibrationError, 6);
        Assert.Equal(15, Reliability.Of([1], [true]).Bins.Count);
    }

    [Fact]
    public void The_ends_of_the_range_are_in_the_outer_bins()
    {
        var reliability = Reliability.Of([0, 1], [false, true], bins: 4);
        Assert.Equal([1, 0, 0, 1], reliability.Bins.Select(bin => bin.Count));
        Assert.Equal(0, reliability.ExpectedCalibrationError);
    }

    [Fact]
    public void Who_is_sure_and_always_wrong_has_the_largest_error() =>
        Assert.Equal(1, Reliability.Of([1, 1, 1], [false, false, false]).ExpectedCalibrationError);

    [Fact]
    public void A_curve_has_the_bins_with_predictions()
    {
        var curve = Reliability.Of([0.25f, 0.75f, 0.75f], [false, true, false], bins: 4).ToCurve("before");
        Assert.Equal("before", curve.Name);
        Assert.Equal([new ReliabilityPoint(0.25, 0, 1), new ReliabilityPoint(0.75, 0.5, 2)], curve.Bins);
    }
}

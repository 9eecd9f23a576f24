using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Metrics;

/// <summary>What measures say where there is nothing to measure.</summary>
public sealed class MetricLimitsTests
{
    [Fact]
    public void Without_one_of_two_classes_a_ranking_is_as_good_as_chance()
    {
        Assert.Equal(0.5, ClassificationMetrics.AreaUnderRocCurve([0.1f, 0.9f], [1, 1]));
        Assert.Equal(0.5, ClassificationMetrics.AreaUnderRocCurve([0.1f, 0.9f], [0, 0]));
    }

    [Fact]
    public void A_ranking_is_perfect_or_upside_down()
    {
        Assert.Equal(1, ClassificationMetrics.AreaUnderRocCurve([0.1f, 0.2f, 0.9f], [0, 0, 1]));
        Assert.Equal(0, ClassificationMetrics.AreaUnderRocCurve([0.1f, 0.2f, 0.9f], [1, 1, 0]));
    }

    [Fact]
    public void What_is_never_predicted_rightly_has_an_F1_of_0()
    {
        Assert.Equal(0, ClassificationMetrics.F1([0, 0], [0, 0]));
        Assert.Equal(0, MultilabelMetrics.MicroF1([false, false], [false, false]));
    }

    [Fact]
    public void Values_that_are_all_the_same_are_met_or_not()
    {
        Assert.Equal(1, RegressionMetrics.RSquared([3, 3], [3, 3]));
        Assert.Equal(0, RegressionMetrics.RSquared([3, 4], [3, 3]));
        Assert.Equal(0, RegressionMetrics.Pearson([3, 3], [3, 4]));
    }

    [Fact]
    public void Nothing_and_unlike_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.Accuracy([], []));
        Assert.Throws<ArgumentException>(() => ClassificationMetrics.MacroF1([1], [1, 0], 2));
        Assert.Throws<ArgumentException>(() => MultilabelMetrics.SubsetAccuracy([true, true, true], [true, true, true], 2));
        Assert.Throws<ArgumentException>(() => RegressionMetrics.MeanAbsoluteError([1], []));
        Assert.Throws<ArgumentException>(() => Reliability.Of([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.Of([1], [true], 0));
    }
}

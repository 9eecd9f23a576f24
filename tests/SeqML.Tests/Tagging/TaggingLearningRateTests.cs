using Microsoft.ML;
using SeqML.Training.LearningRates;

namespace SeqML.Tests.Tagging;

public sealed class TaggingLearningRateTests
{
    private static readonly LearningRateRange Range = new() { Minimum = 1e-5f, Maximum = 10, Steps = 60 };

    private readonly MLContext ml = new(1);

    [Fact]
    public void What_is_suggested_learns_faster_than_rates_far_off()
    {
        var data = TagData.Keyed(ml, TagData.View(ml));
        var curve = ml.SeqML().SequenceTagging.Lstm(TagData.Options()).FindLearningRate(data, Range);
        Assert.InRange(curve.Points.Count, 20, 60);
        Assert.InRange(curve.Suggestion, 1e-4, 1);
        double LossAt(float rate) =>
            ml.SeqML().SequenceTagging.Lstm(TagData.Options(training: TagData.Training() with { Epochs = 1, LearningRate = rate, Seed = 1 })).Fit(data).Training.Epochs[0].Loss;
        Assert.True(LossAt(curve.Suggestion) < LossAt(curve.Suggestion / 100));
        Assert.True(LossAt(curve.Suggestion) < LossAt(curve.Suggestion * 1000));
    }

    [Fact]
    public void What_is_fitted_afterwards_knows_nothing_of_it()
    {
        var data = TagData.Keyed(ml, TagData.View(ml));
        var trainer = ml.SeqML().SequenceTagging.Lstm(TagData.Options(training: TagData.Training() with { Epochs = 1, Seed = 5 }));
        var before = trainer.Fit(data).Training.Epochs[0].Loss;
        trainer.FindLearningRate(data, Range);
        Assert.Equal(before, trainer.Fit(data).Training.Epochs[0].Loss);
    }

    [Fact]
    public void Columns_and_ranges_are_checked()
    {
        var data = TagData.Keyed(ml, TagData.View(ml));
        TagData.Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().SequenceTagging.Lstm("Missing", "Tokens").FindLearningRate(data)), "Missing");
        Assert.Throws<ArgumentNullException>(() => ml.SeqML().SequenceTagging.Lstm(TagData.Options()).FindLearningRate(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().SequenceTagging.Lstm(TagData.Options()).FindLearningRate(data, new() { Steps = 1 }));
    }
}

using Microsoft.ML;
using SeqML.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Training.LearningRates;

namespace SeqML.Tests.Classification;

public sealed class FindLearningRateTests
{
    private static readonly LearningRateRange Range = new() { Minimum = 1e-5f, Maximum = 10, Steps = 60 };

    private readonly MLContext ml = new(1);

    private IDataView Rows => ml.Data.LoadFromEnumerable(TestData.Reviews().Select((review, i) => new Row
    {
        Text = review.Text!,
        Kind = review.Label!,
        IsGood = review.Label == "positive",
        Stars = review.Label == "positive" ? 5 : 1,
        Topics = i % 3 == 0 ? [review.Label!, "third"] : [review.Label!],
    }));

    [Fact]
    public void Every_trainer_of_texts_suggests_one_that_is_better_than_ones_far_off()
    {
        var data = ml.Transforms.Conversion.MapValueToKey("Kind").Append(ml.Transforms.Conversion.MapValueToKey("Topics")).Fit(Rows).Transform(Rows);
        var binary = ml.SeqML().BinaryClassification.Cnn(Options("IsGood")).FindLearningRate(data, Range);
        var multiclass = ml.SeqML().MulticlassClassification.Cnn(Options("Kind")).FindLearningRate(data, Range);
        var multilabel = ml.SeqML().MultilabelClassification.Cnn(new MultilabelClassificationOptions<CnnEncoder> { LabelColumnName = "Topics", InputColumnName = "Text" }).FindLearningRate(data, Range);
        var regression = ml.SeqML().Regression.Cnn(new TextRegressionOptions<CnnEncoder> { LabelColumnName = "Stars", InputColumnName = "Text" }).FindLearningRate(data, Range);
        foreach (var curve in new[] { binary, multiclass, multilabel, regression })
        {
            Assert.InRange(curve.Points.Count, 20, 60);
            Assert.InRange(curve.Suggestion, 1e-4, 1);
        }
        double LossAt(float rate) => ml.SeqML().MulticlassClassification.Cnn(Options("Kind") with { Training = new() { Epochs = 1, LearningRate = rate, Seed = 1 } }).Fit(data).Training.Epochs[0].Loss;
        Assert.True(LossAt(multiclass.Suggestion) < LossAt(multiclass.Suggestion / 100));
        Assert.True(LossAt(multiclass.Suggestion) < LossAt(multiclass.Suggestion * 1000));
    }

    [Fact]
    public void What_is_fitted_afterwards_knows_nothing_of_it()
    {
        var trainer = ml.SeqML().BinaryClassification.Cnn(Options("IsGood") with { Training = new() { Epochs = 1, Seed = 5 } });
        var before = trainer.Fit(Rows).Training.Epochs[0].Loss;
        trainer.FindLearningRate(Rows, Range);
        Assert.Equal(before, trainer.Fit(Rows).Training.Epochs[0].Loss);
    }

    [Fact]
    public void Columns_and_ranges_are_checked()
    {
        var trainer = ml.SeqML().BinaryClassification.Cnn(Options("Stars"));
        Assert.Contains("Stars", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.FindLearningRate(Rows)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => trainer.FindLearningRate(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Cnn(Options("IsGood")).FindLearningRate(Rows, new() { Steps = 1 }));
    }

    private static TextClassificationOptions<CnnEncoder> Options(string label) => new() { LabelColumnName = label, InputColumnName = "Text" };

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Kind { get; set; } = "";

        public bool IsGood { get; set; }

        public float Stars { get; set; }

        public string[] Topics { get; set; } = [];
    }
}

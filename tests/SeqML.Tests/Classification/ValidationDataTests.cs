using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Classification;

/// <summary>Data of the user's to validate with, and what is chosen by it or by the labels.</summary>
public sealed class ValidationDataTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Epochs_are_judged_by_the_given_data()
    {
        var view = TestData.View(ml);
        var mapper = ml.Transforms.Conversion.MapValueToKey("Label").Fit(view);
        // Turned around: who learns the training data does badly here.
        var turned = ml.Data.LoadFromEnumerable(TestData.Reviews(40).Select(row => new Review { Label = row.Label == "positive" ? "negative" : "positive", Text = row.Text }));
        var model = ml.SeqML().MulticlassClassification.Lstm(TestData.Options() with { ValidationData = mapper.Transform(turned) }).Fit(mapper.Transform(view));
        Assert.InRange(model.Training.Epochs[^1].Validation!.Metric, 0, 0.1);
        Assert.Equal(160 / 16, model.Training.Epochs[0].Steps);
        var straight = ml.SeqML().MulticlassClassification.Lstm(TestData.Options() with { ValidationData = mapper.Transform(TestData.View(ml, 40)) }).Fit(mapper.Transform(view));
        Assert.InRange(straight.Training.Epochs[^1].Validation!.Metric, 0.95, 1);
    }

    [Fact]
    public void A_label_that_training_has_not_seen_is_told()
    {
        var view = TestData.View(ml);
        var mapper = ml.Transforms.Conversion.MapValueToKey("Label");
        var others = ml.Data.LoadFromEnumerable(new List<Review> { new() { Label = "mixed", Text = "a" }, new() { Label = "positive", Text = "b" } });
        Throws<ArgumentException>("'Label'", Validated(mapper.Fit(others).Transform(others)), "'mixed', which training has not seen");
        var turned = ml.Data.LoadFromEnumerable(TestData.Reviews(2).AsEnumerable().Reverse());
        Throws<ArgumentException>("'Label'", Validated(mapper.Fit(turned).Transform(turned)), "one MapValueToKey");
        // What one mapper did not know has no label: of such rows alone there is nothing to judge by.
        var unknown = ml.Data.LoadFromEnumerable(new List<Review> { new() { Label = "mixed", Text = "a" } });
        Throws<InvalidOperationException>("'Label'", Validated(mapper.Fit(view).Transform(unknown)), "found 1, none of which has a value");

        void Throws<TError>(string column, TextClassificationOptions<LstmEncoder> options, string message)
            where TError : Exception
        {
            var error = Assert.Throws<TError>(() => ml.SeqML().MulticlassClassification.Lstm(options).Fit(mapper.Fit(view).Transform(view)));
            Assert.Contains(column, error.Message, StringComparison.Ordinal);
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_column_and_one_of_another_kind_are_told()
    {
        var view = TestData.View(ml);
        var mapper = ml.Transforms.Conversion.MapValueToKey("Label").Fit(view);
        var training = mapper.Transform(view);
        var without = ml.Transforms.DropColumns("Text").Fit(training).Transform(training);
        Contains<ArgumentOutOfRangeException>(without, "validation data's input column 'Text'");
        var unlabelled = ml.Transforms.DropColumns("Label").Fit(training).Transform(training);
        Contains<ArgumentOutOfRangeException>(unlabelled, "validation data's label column 'Label'");
        Contains<ArgumentOutOfRangeException>(view, "'Label' to be Key");
        var split = ml.SeqML().Transforms.TokenizeWords("Text").Fit(training).Transform(training);
        Contains<ArgumentException>(split, "'Text' of the validation data");

        void Contains<TError>(IDataView validation, string message)
            where TError : Exception =>
            Assert.Contains(message, Assert.Throws<TError>(() => ml.SeqML().MulticlassClassification.Lstm(Validated(validation)).Fit(training)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_weigh_what_their_labels_do()
    {
        // The same text for both, positive in one of four: weighed three times, it is as likely as not.
        var claims = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 80).Select(row => new Claim { Label = row % 4 == 0, Text = "film" }));
        float Probability(ClassWeights? weights)
        {
            var options = TestData.Options() with { ClassWeights = weights, Training = TestData.Training() with { ValidationFraction = 0, BatchSize = 80, Epochs = 100 } };
            using var engine = ml.Model.CreatePredictionEngine<Claim, Verdict>(ml.SeqML().BinaryClassification.Lstm(options).Fit(claims));
            return engine.Predict(new Claim { Text = "film" }).Probability;
        }
        Assert.InRange(Probability(null), 0.23, 0.27);
        Assert.InRange(Probability(ClassWeights.ByLabel(new Dictionary<string, float> { ["True"] = 3 })), 0.48, 0.52);
        Assert.InRange(Probability(ClassWeights.Balanced), 0.48, 0.52);
        Assert.Contains("'False', 'True', found 'Yes'", Assert.Throws<ArgumentException>(() => Probability(ClassWeights.ByLabel(new Dictionary<string, float> { ["Yes"] = 3 }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calibration_goes_with_the_model()
    {
        var claims = ml.Data.LoadFromEnumerable(TestData.Reviews().Select(row => new Claim { Label = row.Label == "positive", Text = row.Text }));
        // A fifth of these are wrong: the model, which was trained on none that is, is too sure of itself.
        var doubtful = ml.Data.LoadFromEnumerable(TestData.Reviews().Select((row, i) => new Claim { Label = row.Label == "positive" ^ i % 5 == 0, Text = row.Text }));
        var options = TestData.Options() with { ValidationData = doubtful, Training = TestData.Training() with { Seed = 1, Epochs = 1, BatchSize = 2 } };
        var plain = ml.SeqML().BinaryClassification.Lstm(options).Fit(claims);
        var calibrated = ml.SeqML().BinaryClassification.Lstm(options with { Calibration = true }).Fit(claims);
        var report = calibrated.Training.Calibration!;
        Assert.Null(plain.Training.Calibration);
        Assert.True(report.Temperature > 1.1 && report.After.ExpectedCalibrationError < report.Before.ExpectedCalibrationError);
        var scores = Scores(plain).Zip(Scores(TestData.SaveAndLoad(ml, calibrated, claims.Schema)));
        Assert.All(scores, score => Assert.Equal(score.First / report.Temperature, score.Second, 1e-4));
        var none = options with { ValidationData = null, Calibration = true, Training = options.Training with { ValidationFraction = 0 } };
        Assert.Contains("ValidationFraction", Assert.Throws<ArgumentException>(() => ml.SeqML().BinaryClassification.Lstm(none).Fit(claims)).Message, StringComparison.Ordinal);

        float[] Scores(ITransformer model) => [.. model.Transform(claims).GetColumn<float>("Score")];
    }

    private static TextClassificationOptions<LstmEncoder> Validated(IDataView validation) => TestData.Options() with { ValidationData = validation };
}

using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tasks.Encoders;
using SeqML.Training.Loop;

namespace SeqML.Tests.Classification;

/// <summary>What does not fit is told at Fit, or before, with the column's name, what was expected and what was found.</summary>
public sealed class BadInputTests
{
    private readonly MLContext ml = new(1);

    private IDataView Keyed(IDataView view) => ml.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);

    private static void Contains(Exception error, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));

    [Fact]
    public void A_missing_label_column()
    {
        var options = TestData.Options() with { LabelColumnName = "Sentiment" };
        var view = TestData.View(ml);
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Lstm(options).Fit(view)), "'Sentiment'", "'Label', 'Text'");
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Lstm(options).Fit(view)), "'Sentiment'", "'Label', 'Text'");
        // In a pipeline it is found before an earlier step is fitted.
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.Transforms.CopyColumns("A", "Text").Append(ml.SeqML().BinaryClassification.Lstm(options)).Fit(view)), "'Sentiment'");
    }

    [Fact]
    public void A_label_of_the_wrong_type()
    {
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Lstm(TestData.Options()).Fit(TestData.View(ml))),
            "'Label'", "Key", "String", "MapValueToKey");
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Lstm(TestData.Options()).Fit(Keyed(TestData.View(ml)))),
            "'Label'", "Boolean", "Key", "MulticlassClassification");
        var booleans = ml.Data.LoadFromEnumerable(new List<Claim> { new() { Label = true, Text = "a" } });
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Lstm(TestData.Options()).Fit(booleans)),
            "'Label'", "Key", "Boolean", "BinaryClassification");
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => TestData.Pipeline(ml, TestData.Options() with { LabelColumnName = "Text" }).Fit(TestData.View(ml))), "'Text'", "Key");
    }

    [Fact]
    public void A_missing_input_column() =>
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Lstm().Fit(Keyed(TestData.View(ml)))), "'Tokens'", "'Text'");

    [Fact]
    public void An_input_of_the_wrong_type()
    {
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Lstm("Label", "Label").Fit(Keyed(TestData.View(ml)))),
            "'Label'", "Text, a vector of Text or a vector of Key", "found Key");
        var numbers = ml.Data.LoadFromEnumerable(new List<Numbers> { new() { Label = true, Features = [1, 2] } });
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Lstm("Label", "Features").Fit(numbers)), "'Features'", "a vector of Single");
    }

    [Fact]
    public void No_rows()
    {
        Contains(Assert.Throws<InvalidOperationException>(() => ml.SeqML().BinaryClassification.Lstm(TestData.Options()).Fit(ml.Data.LoadFromEnumerable(new List<Claim>()))), "rows", "none");
        Contains(Assert.Throws<InvalidOperationException>(() => TestData.Pipeline(ml).Fit(ml.Data.LoadFromEnumerable(new List<Review>()))), "rows", "none");
    }

    [Fact]
    public void One_class()
    {
        var rows = Enumerable.Range(0, 20).Select(_ => new Claim { Label = true, Text = "good" }).ToList();
        Contains(Assert.Throws<InvalidOperationException>(() => ml.SeqML().BinaryClassification.Lstm(TestData.Options()).Fit(ml.Data.LoadFromEnumerable(rows))), "'Label'", "only one", "20 rows");
        var view = ml.Data.LoadFromEnumerable(rows.Select(_ => new Review { Label = "positive", Text = "good" }).ToList());
        Contains(Assert.Throws<InvalidOperationException>(() => TestData.Pipeline(ml).Fit(view)), "'Label'", "only one", "20 rows");
    }

    [Fact]
    public void A_validation_fraction_that_leaves_nothing()
    {
        var rows = ml.Data.LoadFromEnumerable(new List<Claim> { new() { Label = true, Text = "a" }, new() { Label = false, Text = "b" } });
        var options = TestData.Options(training: TestData.Training() with { ValidationFraction = 0.9f });
        Contains(Assert.Throws<ArgumentException>(() => ml.SeqML().BinaryClassification.Lstm(options).Fit(rows)), "ValidationFraction", "0.9", "found 2");
    }

    public static TheoryData<string, TrainingOptions> BadTraining => new()
    {
        { "Epochs", new TrainingOptions { Epochs = 0 } },
        { "BatchSize", new TrainingOptions { BatchSize = -1 } },
        { "LearningRate", new TrainingOptions { LearningRate = float.NaN } },
        { "LearningRate", new TrainingOptions { LearningRate = -0.1f } },
        { "WeightDecay", new TrainingOptions { WeightDecay = float.NaN } },
        { "MaximumGradientNorm", new TrainingOptions { MaximumGradientNorm = 0 } },
        { "ValidationFraction", new TrainingOptions { ValidationFraction = 1 } },
        { "ValidationFraction", new TrainingOptions { ValidationFraction = float.NaN } },
        { "Patience", new TrainingOptions { Patience = 0 } },
    };

    [Theory]
    [MemberData(nameof(BadTraining), DisableDiscoveryEnumeration = true)]
    public void Training_options_out_of_range(string option, TrainingOptions training) =>
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Lstm(TestData.Options(training: training))), option, "found");

    [Fact]
    public void Network_options_out_of_range()
    {
        var good = TestData.Options();
        var bad = new[]
        {
            ("HiddenSize", good with { Encoder = new LstmEncoder { HiddenSize = -1 } }),
            ("Layers", good with { Encoder = new LstmEncoder { Layers = 0 } }),
            ("Dropout", good with { Encoder = new LstmEncoder { Dropout = float.NaN } }),
            ("Size", good with { Embedding = new EmbeddingOptions { Size = 0 } }),
            ("MinimumCount", good with { Embedding = new EmbeddingOptions { MinimumCount = 0 } }),
            ("MaximumVocabulary", good with { Embedding = new EmbeddingOptions { MaximumVocabulary = 1 } }),
            ("Dropout", good with { Dropout = 1 }),
            ("MaximumTokens", good with { MaximumTokens = 0 }),
            ("Pooling", good with { Pooling = (Pooling)9 }),
        };
        Assert.All(bad, row => Contains(Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Lstm(row.Item2)), row.Item1, "found"));
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_training_with_advice()
    {
        var options = TestData.Options(training: TestData.Training() with { LearningRate = 1e30f, MaximumGradientNorm = float.PositiveInfinity });
        Contains(Assert.Throws<InvalidOperationException>(() => TestData.Pipeline(ml, options).Fit(TestData.View(ml))), "finite gradient", "LearningRate");
    }

    [Fact]
    public void Null_options_and_data_and_names_that_are_none_or_twice()
    {
        var catalog = ml.SeqML().MulticlassClassification;
        var good = TestData.Options();
        Assert.Throws<ArgumentNullException>(() => catalog.Lstm((SeqML.Classification.TextClassificationOptions<LstmEncoder>)null!));
        Assert.Throws<ArgumentNullException>(() => catalog.Lstm(good with { Encoder = null! }));
        Assert.Throws<ArgumentNullException>(() => catalog.Lstm(good with { Embedding = null! }));
        Assert.Throws<ArgumentNullException>(() => catalog.Lstm(good with { Training = null! }));
        Assert.Throws<ArgumentNullException>(() => catalog.Lstm(good).Fit(null!));
        Contains(Assert.ThrowsAny<ArgumentException>(() => catalog.Lstm(good with { LabelColumnName = null! })), "LabelColumnName");
        Contains(Assert.ThrowsAny<ArgumentException>(() => catalog.Lstm(good with { ScoreColumnName = " " })), "ScoreColumnName");
        Contains(Assert.Throws<ArgumentException>(() => catalog.Lstm(good with { ScoreColumnName = "PredictedLabel" })), "ScoreColumnName", "'PredictedLabel'");
    }

    [Fact]
    public void A_network_too_large_to_be_saved_is_told_before_training()
    {
        var rows = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 60_000).Select(i => new Claim { Label = i % 2 == 0, Text = $"w{i / 2}" }).ToList());
        var options = TestData.Options() with { Embedding = new EmbeddingOptions { Size = 8192, MinimumCount = 1 } };
        Contains(Assert.Throws<ArgumentException>(() => ml.SeqML().BinaryClassification.Lstm(options).Fit(rows)), "Embedding.Size", "MaximumVocabulary");
    }

    private sealed class Numbers
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Classification;

/// <summary>The value of a text.</summary>
public sealed class RegressionTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Values_are_learned_and_evaluated_by_ML_NET()
    {
        var model = ml.SeqML().Regression.Lstm(Options()).Fit(View(200, 1));
        var scored = model.Transform(View(100, 2));
        Assert.InRange(ml.Regression.Evaluate(scored).RSquared, 0.9, 1);
        Assert.Equal(NumberDataViewType.Single, scored.Schema["Score"].Type);
        Assert.Equal(["Label", "Text", "Score"], scored.Schema.Where(column => !column.IsHidden).Select(column => column.Name));
        Assert.Equal("RootMeanSquaredError", model.Training.Epochs[0].Validation!.Metrics[0].Name);
    }

    [Fact]
    public void A_loaded_model_gives_the_same_values_row_by_row()
    {
        var view = View(60, 1);
        var model = ml.SeqML().Regression.Gru(new TextRegressionOptions<GruEncoder> { InputColumnName = "Text", ScoreColumnName = "Stars", Training = TestData.Training() with { Epochs = 1 } }).Fit(view);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        Assert.Equal(model.Transform(view).GetColumn<float>("Stars"), loaded.Transform(view).GetColumn<float>("Stars"));
        using var engine = ml.Model.CreatePredictionEngine<Rated, Rating>(loaded);
        Assert.Equal(loaded.Transform(view).GetColumn<float>("Stars").First(), engine.Predict(Rows(1, 1)[0]).Stars);
        Assert.True(float.IsFinite(engine.Predict(new Rated { Text = null }).Stars));
    }

    [Fact]
    public void Words_are_explained_by_what_they_add_to_the_value()
    {
        var view = View(200, 1);
        var model = ml.SeqML().Regression.Lstm(Options()).Fit(view);
        var text = view.GetColumn<string>("Text").First();
        var found = ml.SeqML().Explain(TestData.SaveAndLoad(ml, model, view.Schema), text);
        Assert.Equal((true, null, 0), (found.IsValue, found.ClassName, found.ClassIndex));
        Assert.Equal(model.Transform(view).GetColumn<float>("Score").First(), found.Answer);
        Assert.NotEqual(0, found.Words.Sum(word => word.Score));
        Assert.Throws<ArgumentOutOfRangeException>("classIndex", () => ml.SeqML().Explain(model, text, classIndex: 1));
    }

    [Fact]
    public void The_loss_of_Huber_is_chosen_by_an_option()
    {
        var view = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(row => new Rated { Label = row == 0 ? 1000 : 0, Text = "film" }));
        float Value(ValueLoss loss) => ml.SeqML().Regression.Lstm(Options() with { Loss = loss, Training = TestData.Training() with { Epochs = 200, BatchSize = 100, ValidationFraction = 0, WeightDecay = 0 } })
            .Fit(view).Transform(view).GetColumn<float>("Score").First();
        Assert.InRange(Value(ValueLoss.MeanSquaredError), 8, 12);
        Assert.InRange(Value(ValueLoss.Huber), 0, 3);
    }

    [Fact]
    public void Rows_without_a_value_are_passed_over()
    {
        var model = ml.SeqML().Regression.Lstm(Options() with { Training = TestData.Training() with { Epochs = 1, ValidationFraction = 0, BatchSize = 1 } })
            .Fit(ml.Data.LoadFromEnumerable(new List<Rated> { new() { Label = 1, Text = "a" }, new() { Label = float.NaN, Text = "b" }, new() { Label = 2, Text = "c" } }));
        Assert.Equal(2, model.Training.Epochs[0].Steps);
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        Contains("'Label' to be Single", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Regression.Lstm(Options()).Fit(TestData.View(ml))));
        Contains("'Missing'", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().Regression.Lstm(Options() with { LabelColumnName = "Missing" }).Fit(View(5, 1))));
        Contains("found only one", Assert.Throws<InvalidOperationException>(() => ml.SeqML().Regression.Lstm(Options()).Fit(ml.Data.LoadFromEnumerable(new List<Rated> { new() { Label = 1 }, new() { Label = 1 } }))));
        Contains("found none", Assert.Throws<InvalidOperationException>(() => ml.SeqML().Regression.Lstm(Options()).Fit(ml.Data.LoadFromEnumerable(new List<Rated>()))));
        static void Contains(string part, Exception error) => Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_network_can_be_had()
    {
        var (trainers, view) = (ml.SeqML().Regression, View(12, 1));
        var training = new SeqML.Training.Loop.TrainingOptions { Epochs = 1, Seed = 1 };
        using var file = new TemporaryFile();
        foreach (var model in new ITransformer[]
        {
            trainers.Lstm("Label", "Text").Fit(view),
            trainers.Rnn(new TextRegressionOptions<RnnEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
            trainers.Cnn(new TextRegressionOptions<CnnEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
            trainers.Transformer(new TextRegressionOptions<TransformerEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
        })
        {
            ml.SeqML().ExportWeights(model, file.Path);
            Assert.True(new FileInfo(file.Path).Length > 1000);
        }
    }

    private static TextRegressionOptions<LstmEncoder> Options() => new()
    {
        InputColumnName = "Text",
        Encoder = new LstmEncoder { HiddenSize = 12 },
        Embedding = new EmbeddingOptions { Size = 12, Dropout = 0 },
        Dropout = 0,
        Training = TestData.Training(),
    };

    private IDataView View(int count, int seed) => ml.Data.LoadFromEnumerable(Rows(count, seed));

    /// <summary>100 and 10 for each word that is good.</summary>
    private static List<Rated> Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 4).Select(_ => random.Next(2) == 0 ? "good" : "so").ToArray())
            .Select(words => new Rated { Text = string.Join(' ', words), Label = 100 + 10 * words.Count(word => word == "good") })];
    }

    private sealed class Rated
    {
        public float Label { get; set; }

        public string? Text { get; set; }
    }

    private sealed class Rating
    {
        public float Stars { get; set; }
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Classification;

/// <summary>Texts of which any number of labels hold.</summary>
public sealed class MultilabelTests
{
    private static readonly string[] Words = ["price", "room", "food", "so", "the"];

    private readonly MLContext ml = new(1);

    [Fact]
    public void Labels_are_learned_evaluated_and_named()
    {
        var view = View(200, 1);
        var model = Pipeline(Options()).Fit(view);
        var scored = model.Transform(View(100, 2));
        var metrics = ml.SeqML().MultilabelClassification.Evaluate(scored);
        Assert.InRange(metrics.SubsetAccuracy, 0.95, 1);
        Assert.InRange(metrics.MicroF1, 0.97, 1);
        Assert.InRange(metrics.HammingLoss, 0, 0.03);
        Assert.Equal(["food", "price", "room"], metrics.Labels.Select(label => label.Label).Order());
        var score = scored.Schema["Score"];
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), score.Type);
        VBuffer<ReadOnlyMemory<char>> names = default;
        score.GetSlotNames(ref names);
        Assert.Equal(metrics.Labels.Select(label => label.Label), names.DenseValues().Select(name => name.ToString()));
        Assert.DoesNotContain(scored.Schema, column => column.Name.StartsWith("SeqML", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loaded_model_predicts_labels_row_by_row()
    {
        var view = View(200, 1);
        var model = Pipeline(Options()).Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(view);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        using var engine = ml.Model.CreatePredictionEngine<Opinion, Answer>(loaded);
        Assert.Equal(["food", "price"], engine.Predict(new Opinion { Text = "the price so food" }).PredictedLabel!.Order());
        Assert.Empty(engine.Predict(new Opinion { Text = "so the" }).PredictedLabel ?? []);
        Assert.Equal(3, engine.Predict(new Opinion { Text = null }).Score.Length);
        Assert.Equal(Scores(model, view), Scores(loaded, view));
    }

    [Fact]
    public void Words_are_explained_for_a_label_by_its_name()
    {
        var view = View(200, 1);
        var model = Pipeline(Options()).Fit(view);
        foreach (var each in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) })
        {
            var explanations = Enumerable.Range(0, 3).Select(label => ml.SeqML().Explain(each, "so price the food", classIndex: label)).ToList();
            Assert.Equal(["food", "price", "room"], explanations.Select(found => found.ClassName).Order());
            foreach (var found in explanations.Where(found => found.ClassName != "room"))
                Assert.Equal(found.ClassName, found.Words.MaxBy(word => word.Score).Word);
            Assert.Equal(explanations.Max(found => found.Answer), ml.SeqML().Explain(each, "so price the food").Answer);
        }
        var importance = ml.SeqML().Transforms.ExplainPrediction(model).Fit(view).Transform(view).GetColumn<float[]>("Importance").First();
        Assert.Equal(view.GetColumn<string>("Text").First().Split(' ').Length, importance.Length);
    }

    [Fact]
    public void The_shape_of_the_output_is_known_beforehand()
    {
        var given = ml.Transforms.CustomMapping<Nothing, Opinion>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));
        var shape = Pipeline(Options()).GetOutputSchema(given);
        var (label, score) = (shape.Single(column => column.Name == "PredictedLabel"), shape.Single(column => column.Name == "Score"));
        Assert.Equal((SchemaShape.Column.VectorKind.VariableVector, true), (label.Kind, label.IsKey));
        Assert.Equal((SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single), (score.Kind, score.ItemType));
        Assert.Equal(given.Count + 2, shape.Count);
    }

    [Fact]
    public void More_labels_than_can_be_named_have_scores_without_names()
    {
        var view = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 300).Select(row => new Opinion { Label = [$"l{row % 150}", $"l{row % 7}"], Text = $"w{row % 150}" }));
        var model = Pipeline(Options() with { Training = new() { Epochs = 1 } }).Fit(view);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 150), loaded.GetOutputSchema(view.Schema)["Score"].Type);
        Assert.Equal(Scores(model, view), Scores(loaded, view));
    }

    [Fact]
    public void Tuned_thresholds_go_with_the_model()
    {
        // One text for all rows: "price" holds for a fifth of them, so that half is never reached.
        var view = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(row => new Opinion { Label = row % 5 == 0 ? ["price"] : row == 1 ? ["room"] : [], Text = "film" }));
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);
        var options = Options() with { ValidationData = keyed, Training = TestData.Training() with { Epochs = 40, BatchSize = 100, Metric = "Loss" } };
        ITransformer Fit(LabelThresholds thresholds) => ml.SeqML().MultilabelClassification.Lstm(options with { Thresholds = thresholds }).Fit(keyed);
        Assert.Equal(0, ml.SeqML().MultilabelClassification.Evaluate(Fit(LabelThresholds.Half).Transform(keyed)).Labels[0].Recall);
        var tuned = TestData.SaveAndLoad(ml, Fit(LabelThresholds.Tuned), keyed.Schema);
        Assert.Equal(1, ml.SeqML().MultilabelClassification.Evaluate(tuned.Transform(keyed)).Labels[0].Recall);
    }

    [Fact]
    public void Evaluation_compares_values_and_counts_each_label()
    {
        var rows = new List<Judged>
        {
            new() { Label = ["a", "b"], PredictedLabel = ["a"] },
            new() { Label = ["b"], PredictedLabel = ["b", "a"] },
            new() { Label = [], PredictedLabel = [] },
            new() { Label = ["c"], PredictedLabel = ["b"] },
        };
        var view = ml.Data.LoadFromEnumerable(rows);
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.Transforms.Conversion.MapValueToKey("PredictedLabel")).Fit(view).Transform(view);
        var metrics = ml.SeqML().MultilabelClassification.Evaluate(keyed);
        Assert.Equal(2 * 2 / (4d + 4d), metrics.MicroF1, 9); // 2 right, of 4 predicted and 4 true
        Assert.Equal((2d / 3 + 0.5 + 0) / 3, metrics.MacroF1, 9);
        Assert.Equal(4d / 12, metrics.HammingLoss, 9);
        Assert.Equal(0.25, metrics.SubsetAccuracy, 9);
        Assert.Equal(new LabelMetrics("a", 0.5, 1, 2d / 3, 1), metrics.Labels[0]);
        Assert.Equal(new LabelMetrics("c", 0, 0, 0, 1), metrics.Labels[2]);
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        var view = View(20, 1);
        Contains("'Label' to be a vector of Key", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MultilabelClassification.Lstm(Options()).Fit(view)));
        var single = TestData.View(ml);
        Contains("MulticlassClassification", Assert.Throws<ArgumentOutOfRangeException>(() => Pipeline(Options()).Fit(single)));
        Contains("'Missing'", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MultilabelClassification.Lstm(Options() with { LabelColumnName = "Missing" }).Fit(view)));
        var unlabelled = ml.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(ml.Data.LoadFromEnumerable(new List<Opinion> { new() { Label = ["never met"], Text = "a" } }));
        Contains("none in all 1 rows", Assert.Throws<InvalidOperationException>(() => ml.SeqML().MultilabelClassification.Lstm(Options()).Fit(unlabelled)));
        Assert.Throws<ArgumentException>(() => ml.SeqML().MultilabelClassification.Lstm(Options() with { PredictedLabelColumnName = "Score" }));
        static void Contains(string part, Exception error) => Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_network_can_be_had_and_its_weights_can_be_taken_out()
    {
        var trainers = ml.SeqML().MultilabelClassification;
        var view = ml.Transforms.Conversion.MapValueToKey("Label").Fit(View(12, 1)).Transform(View(12, 1));
        var training = new SeqML.Training.Loop.TrainingOptions { Epochs = 1, Seed = 1 };
        ITransformer[] models =
        [
            trainers.Lstm(Options() with { Training = training }).Fit(view),
            trainers.Gru(new MultilabelClassificationOptions<GruEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
            trainers.Rnn(new MultilabelClassificationOptions<RnnEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
            trainers.Cnn(new MultilabelClassificationOptions<CnnEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
            trainers.Transformer(new MultilabelClassificationOptions<TransformerEncoder> { InputColumnName = "Text", Training = training }).Fit(view),
        ];
        using var file = new TemporaryFile();
        foreach (var model in models)
        {
            ml.SeqML().ExportWeights(model, file.Path);
            Assert.True(new FileInfo(file.Path).Length > 1000);
        }
    }

    private static MultilabelClassificationOptions<LstmEncoder> Options() => new()
    {
        InputColumnName = "Text",
        Encoder = new LstmEncoder { HiddenSize = 12 },
        Embedding = new EmbeddingOptions { Size = 12, Dropout = 0 },
        Dropout = 0,
        Training = TestData.Training(),
    };

    private IEstimator<ITransformer> Pipeline(MultilabelClassificationOptions<LstmEncoder> options) =>
        ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.SeqML().MultilabelClassification.Lstm(options));

    private IDataView View(int count, int seed)
    {
        var random = new Random(seed);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(_ =>
        {
            var words = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Words[random.Next(5)]).ToArray();
            return new Opinion { Text = string.Join(' ', words), Label = [.. words.Where(word => Array.IndexOf(Words, word) < 3).Distinct()] };
        }).ToList());
    }

    private static float[][] Scores(ITransformer model, IDataView view) => [.. model.Transform(view).GetColumn<float[]>("Score")];

    private sealed class Nothing;

    private sealed class Opinion
    {
        public string[] Label { get; set; } = [];

        public string? Text { get; set; }
    }

    private sealed class Answer
    {
        /// <summary>Null where there are none.</summary>
        public string[]? PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];
    }

    private sealed class Judged
    {
        public string[] Label { get; set; } = [];

        public string[] PredictedLabel { get; set; } = [];
    }
}

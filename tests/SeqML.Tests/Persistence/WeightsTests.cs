using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;
using SeqML.TestKit;

namespace SeqML.Tests.Persistence;

/// <summary>Weights that PyTorch trained (SeqML.Tasks.Tests/golden) become a model of ML.NET; and weights of a model become a file.</summary>
public sealed class WeightsTests
{
    private static readonly GoldenFile Golden = GoldenFile.Load("lstm.json");

    private static readonly string WeightsPath = Path.Combine(AppContext.BaseDirectory, "golden", "lstm.safetensors");

    private static readonly string[] Words = Golden.Texts("words");

    private static readonly string[] Classes = Golden.Texts("classes");

    private static readonly TextClassificationOptions<LstmEncoder> Options = new()
    {
        InputColumnName = "Text",
        Encoder = new LstmEncoder { HiddenSize = 6, Layers = 2 },
        Embedding = new EmbeddingOptions { Size = 5 },
    };

    [Fact]
    public void Weights_of_pytorch_become_a_model_that_is_saved_and_loaded_with_its_scores()
    {
        var ml = new MLContext(1);
        var rows = Golden.Texts("texts").Select(text => new Review { Text = text }).ToList();
        var view = ml.Data.LoadFromEnumerable(rows);
        var pipeline = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text")
            .Append(ml.SeqML().MulticlassClassification.FromWeights(WeightsPath, Words, Classes, Options with { InputColumnName = "Tokens" }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        var model = pipeline.Fit(ml.Data.LoadFromEnumerable(Array.Empty<Review>())); // no row is needed
        foreach (var each in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) })
        {
            var scored = each.Transform(view);
            foreach (var (expected, scores) in Golden.NumberRows("scores").Zip(scored.GetColumn<float[]>("Score")))
                for (var c = 0; c < Classes.Length; c++)
                    Assert.InRange(scores[c] - expected[c], -1e-5, 1e-5);
            Assert.Equal(Golden.NumberRows("scores").Select(row => Classes[row.IndexOf(row.Max())]), scored.GetColumn<string>("PredictedLabel"));
            using var engine = ml.Model.CreatePredictionEngine<Review, Prediction>(each, new PredictionEngineOptions { OwnsTransformer = false });
            Assert.Equal(scored.GetColumn<float[]>("Score"), rows.Select(row => engine.Predict(row).Score));
        }
    }

    [Fact]
    public void The_planned_columns_are_those_that_come()
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(new[] { new Review { Text = "good" } });
        var estimator = ml.SeqML().MulticlassClassification.FromWeights(WeightsPath, Words, Classes, Options);
        var shape = ml.Transforms.CustomMapping<Nothing, Review>((_, _) => { }, null).GetOutputSchema(new SchemaShape([]));
        var planned = estimator.GetOutputSchema(shape);
        var found = estimator.Fit(view).GetOutputSchema(view.Schema);
        Assert.Equal(planned.Select(column => column.Name).Order(), found.Select(column => column.Name).Distinct().Order());
    }

    [Fact]
    public void Exported_weights_and_words_make_a_model_of_the_same_bits()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml, 40);
        var model = TestData.Pipeline(ml).Fit(view);
        var expected = model.Transform(view).GetColumn<float[]>("Score").ToArray();
        foreach (var source in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) }) // ML.NET's own classes, after loading
        {
            using TemporaryFile weights = new(), words = new();
            ml.SeqML().ExportWeights(source, weights.Path);
            ml.SeqML().ExportVocabulary(source, words.Path);
            var again = ml.SeqML().MulticlassClassification.FromWeights(weights.Path, File.ReadAllLines(words.Path), ["positive", "negative"], TestData.Options()).Fit(view);
            Assert.Equal(expected, again.Transform(view).GetColumn<float[]>("Score"));
            using var twice = new TemporaryFile();
            ml.SeqML().ExportWeights(again, twice.Path);
            Assert.Equal(File.ReadAllBytes(weights.Path), File.ReadAllBytes(twice.Path));
        }
    }

    [Fact]
    public void A_binary_model_comes_back_too_and_keys_need_no_words()
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(TestData.Reviews(40).Select(row => new Claim { Label = row.Label == "positive", Text = row.Text }).ToList());
        var keys = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Append(ml.Transforms.Conversion.MapValueToKey("Tokens")).Fit(view).Transform(view);
        foreach (var (input, data) in new[] { ("Text", view), ("Tokens", keys) })
        {
            var options = TestData.Options(input);
            var model = ml.SeqML().BinaryClassification.Lstm(options).Fit(data);
            using TemporaryFile weights = new(), words = new();
            ml.SeqML().ExportWeights(model, weights.Path);
            ml.SeqML().ExportVocabulary(model, words.Path);
            var again = ml.SeqML().BinaryClassification.FromWeights(weights.Path, File.ReadAllLines(words.Path), options).Fit(data);
            foreach (var column in new[] { "Score", "Probability" })
                Assert.Equal(model.Transform(data).GetColumn<float>(column), again.Transform(data).GetColumn<float>(column));
            Assert.Equal(model.Transform(data).GetColumn<bool>("PredictedLabel"), again.Transform(data).GetColumn<bool>("PredictedLabel"));
        }
    }

    [Fact]
    public void What_does_not_fit_is_told()
    {
        var ml = new MLContext(1);
        var seq = ml.SeqML();
        var view = TestData.View(ml, 4);
        Contains(Assert.Throws<InvalidDataException>(() => Import(Options with { Encoder = new LstmEncoder { HiddenSize = 7, Layers = 2 } })),
            WeightsPath, "'encoder.weight_ih_l0'", "[28, 5]", "[24, 5]");
        Contains(Assert.Throws<InvalidDataException>(() => Import(Options, names: new WeightNames { Prefix = "module." })), "'module.head.bias'", "'head.bias'");
        Contains(Assert.Throws<InvalidDataException>(() => seq.BinaryClassification.FromWeights(WeightsPath, Words, Options).Fit(view)), "'head.weight'", "[2, 12]", "[3, 12]");
        Contains(Assert.Throws<InvalidDataException>(() => seq.MulticlassClassification.FromWeights(WeightsPath, Words[1..], Classes, Options).Fit(view)), "'embedding.weight'", "[11, 5]", "[12, 5]");
        Contains(Assert.Throws<ArgumentOutOfRangeException>(() => Import(Options with { InputColumnName = "Texts" })), "'Texts'");
        Contains(Assert.Throws<ArgumentException>(() => seq.MulticlassClassification.FromWeights(WeightsPath, Words, ["one"], Options)), "found 1");
        Contains(Assert.Throws<ArgumentException>(() => seq.MulticlassClassification.FromWeights(WeightsPath, Words, ["a", "b", "a"], Options)), "'a' twice");
        Contains(Assert.Throws<ArgumentException>(() => seq.MulticlassClassification.FromWeights(WeightsPath, Words, ["a", ""], Options)), "one without");
        Assert.Throws<FileNotFoundException>(() => seq.MulticlassClassification.FromWeights("nowhere.safetensors", Words, Classes, Options).Fit(view));

        var tokens = seq.Transforms.TokenizeWords("Text").Fit(view);
        Contains(Assert.Throws<ArgumentException>(() => seq.ExportWeights(tokens, "never.safetensors")), "one classifier or tagger of SeqML", "found none");
        var imported = Import(Options);
        Contains(Assert.Throws<ArgumentException>(() => seq.ExportWeights(imported.Append(imported), "never.safetensors")), "found 2");

        ImportedClassificationTransformer Import(TextClassificationOptions<LstmEncoder> options, WeightNames? names = null) =>
            seq.MulticlassClassification.FromWeights(WeightsPath, Words, Classes, options, names).Fit(view);
    }

    private sealed class Nothing;

    private static void Contains(Exception error, params string[] mentions) =>
        Assert.All(mentions, mention => Assert.Contains(mention, error.Message, StringComparison.Ordinal));
}

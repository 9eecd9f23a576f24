using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tests.Tagging;
using SeqML.Training.Loop;

namespace SeqML.Tests.Descriptions;

public sealed class DescribeTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 3, BatchSize = 16, LearningRate = 0.02f, Patience = 3 };

    [Fact]
    public void A_fitted_and_a_loaded_classifier_are_described_alike()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml, 60);
        var model = TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(view);
        var fitted = ml.SeqML().Describe(model);
        var loaded = new MLContext().SeqML().Describe(TestData.SaveAndLoad(ml, model, view.Schema));
        foreach (var description in new[] { fitted, loaded })
        {
            Assert.Equal("Text classifier", description.Kind);
            Assert.Equal(12, Assert.IsType<LstmEncoder>(description.Encoder).HiddenSize);
            var config = Assert.IsType<ClassifierConfig>(description.Config);
            Assert.Equal((2, config.VocabularySize), (config.Classes, description.VocabularySize));
            using var json = JsonDocument.Parse(description.ConfigJson);
            Assert.Equal(12, json.RootElement.GetProperty("options").GetProperty("encoder").GetProperty("hiddenSize").GetInt32());
            Assert.Contains(new("options.encoder.hiddenSize", "12"), description.Settings);
            Assert.Contains(new("options.encoder.kind", "lstm"), description.Settings);
            Assert.Equal(3, description.History!.Epochs.Count);
            Assert.Equal(fitted.History!.Steps, description.History.Steps);
            Assert.Null(description.OutputColumns);
        }
        Assert.Equal(fitted.ToString(), loaded.ToString());
    }

    [Fact]
    public void A_tagger_is_described_too()
    {
        var ml = new MLContext(1);
        var view = TagData.View(ml);
        var model = TagData.Pipeline(ml).Fit(view);
        foreach (var each in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) })
        {
            var description = ml.SeqML().Describe(each);
            Assert.Equal("Sequence tagger", description.Kind);
            Assert.Equal(description.VocabularySize, Assert.IsType<TaggerConfig>(description.Config).VocabularySize);
            Assert.Contains("embedding", description.Layers.Select(layer => layer.Name));
            Assert.Contains("crf", description.Layers.Select(layer => layer.Name));
            Assert.NotEmpty(description.History!.Epochs);
            Assert.StartsWith("Sequence tagger, ", description.ToString());
        }
    }

    [Fact]
    public void Layers_are_counted_as_their_formulas_say()
    {
        var ml = new MLContext(1);
        var description = ml.SeqML().Describe(TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(TestData.View(ml, 60)));
        Assert.Equal(["embedding", "encoder", "head"], description.Layers.Select(layer => layer.Name));
        var words = description.VocabularySize;
        Assert.Equal([words * 12L, 2 * (4 * 12 * (12 + 12) + 2 * 4 * 12), 2 * 24 + 2], description.Layers.Select(layer => layer.ParameterCount));
        Assert.Equal(description.Layers.Sum(layer => layer.ParameterCount), description.ParameterCount);
        var weight = Assert.Single(description.Layers[0].Weights);
        Assert.Equal(("embedding.weight", words * 12L), (weight.Name, weight.Count));
        Assert.Equal([words, 12], weight.Shape);
    }

    [Fact]
    public void A_summary_is_an_aligned_table()
    {
        var ml = new MLContext(1);
        var lines = ml.SeqML().Describe(TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(TestData.View(ml, 60))).ToString().Split('\n');
        Assert.Matches("^Text classifier, LSTM, [0-9,]+ ids in its vocabulary$", lines[0]);
        var table = lines.SkipWhile(line => !line.StartsWith("Layer ", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0).ToList();
        Assert.All(table, line => Assert.Equal(table[0].Length, line.Length));
        var shape = table[0].IndexOf("Shape", StringComparison.Ordinal);
        Assert.All(table.Skip(2).Where(line => line.Contains('[', StringComparison.Ordinal)), line => Assert.Equal(shape, line.IndexOf('[', StringComparison.Ordinal)));
        Assert.Matches("^encoder +weight_ih_l0 +\\[48, 12\\] +576$", table.Single(line => line.StartsWith("encoder", StringComparison.Ordinal)));
        Assert.Contains(table, line => line.EndsWith(" = 2,496", StringComparison.Ordinal));
        Assert.StartsWith("Total ", table[^1]);
        Assert.Matches("^Weights of epoch [1-3]: training loss [0-9.]+, Accuracy [0-9.]+,.* validation loss [0-9.]+$", lines[^1]);
    }

    [Fact]
    public void With_the_columns_that_go_in_those_that_come_out_are_told()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml, 40);
        var model = TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(view);
        foreach (var each in new[] { model, TestData.SaveAndLoad(ml, model, view.Schema) })
        {
            var description = ml.SeqML().Describe(each, view.Schema);
            Assert.Equal(["Label", "PredictedLabel", "Score"], description.OutputColumns!.Order());
            Assert.Contains("\nColumns: ", description.ToString());
        }
    }

    [Fact]
    public void A_page_of_the_training_has_its_configuration()
    {
        var ml = new MLContext(1);
        var description = ml.SeqML().Describe(TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(TestData.View(ml, 60)));
        using var file = new TemporaryFile();
        description.SaveHtml(file.Path, "Reviews <1>");
        var html = File.ReadAllText(file.Path);
        Assert.Contains("<h1>Reviews &lt;1&gt;</h1>", html);
        Assert.Contains("<dt>encoder.hiddenSize</dt><dd>12</dd>", html);
        Assert.Contains("<dt>learningRate</dt><dd>0.02</dd>", html);
        Assert.Contains("<h2>Loss</h2>", html);
        description.SaveHtml(file.Path);
        Assert.Contains("<h1>Text classifier, LSTM</h1>", File.ReadAllText(file.Path));
    }

    [Fact]
    public void A_model_without_a_history_is_described_and_has_no_page()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml, 40);
        using TemporaryFile weights = new(), words = new();
        var model = TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(view);
        ml.SeqML().ExportWeights(model, weights.Path);
        ml.SeqML().ExportVocabulary(model, words.Path);
        var imported = ml.SeqML().MulticlassClassification.FromWeights(weights.Path, File.ReadAllLines(words.Path), ["positive", "negative"], TestData.Options()).Fit(view);
        var description = ml.SeqML().Describe(imported);
        Assert.Null(description.History);
        Assert.DoesNotContain("Trained", description.ToString());
        Assert.Contains("trained elsewhere", Assert.Throws<InvalidOperationException>(() => description.SaveHtml("never.html")).Message);
        Assert.False(File.Exists("never.html"));
    }

    [Fact]
    public void A_pipeline_with_no_model_or_several_is_refused()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml, 40);
        var tokens = ml.SeqML().Transforms.TokenizeWords("Tokens", "Text").Fit(view);
        Assert.Contains("found none", Assert.Throws<ArgumentException>(() => ml.SeqML().Describe(tokens)).Message);
        var one = TestData.Pipeline(ml, TestData.Options(training: Quick)).Fit(view);
        var two = new TransformerChain<ITransformer>(one, one);
        Assert.Contains("found 2", Assert.Throws<ArgumentException>(() => ml.SeqML().Describe(two)).Message);
        Assert.Throws<ArgumentNullException>(() => ml.SeqML().Describe(null!));
    }
}

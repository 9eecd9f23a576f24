using SeqML.Tasks.Classification;
using SeqML.Tasks.Tests.Storage;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>A value of each text.</summary>
public sealed class RegressionTests
{
    private static readonly ClassifierOptions Options = Problems.Options(SeqML.Tasks.Encoders.Pooling.Mean);

    [Fact]
    public void Values_of_any_unit_are_learned()
    {
        var (model, result) = RegressorTrainer.Train(Rows(300, seed: 1), Options);
        var held = Rows(200, seed: 2);
        float[] predicted = [.. Texts(200, 2).Select(text => model.Predict(string.Join(' ', text)))];
        Assert.InRange(RegressionMetrics.RSquared(predicted, [.. held.Targets]), 0.97, 1);
        var validation = result.Epochs[result.BestEpoch - 1].Validation!;
        Assert.Equal(["RootMeanSquaredError", "MeanAbsoluteError", "RSquared", "Pearson", "Spearman"], validation.Metrics.Select(metric => metric.Name));
        Assert.Equal([false, false, true, true, true], validation.Metrics.Select(metric => metric.IsHigherBetter));
        Assert.Equal(result.Epochs.Min(epoch => epoch.Validation!.Metric), validation.Metric);
    }

    [Fact]
    public void Validation_measures_what_the_model_predicts()
    {
        var held = Rows(50, seed: 2);
        var (model, result) = RegressorTrainer.Train(Rows(60, seed: 1), Options with { Training = Options.Training with { Epochs = 1 } }, held);
        float[] predicted = [.. Texts(50, 2).Select(text => model.Predict(string.Join(' ', text)))];
        float[] actual = [.. held.Targets];
        var validation = result.Epochs[0].Validation!;
        Assert.Equal(RegressionMetrics.RootMeanSquaredError(predicted, actual), validation.Metric, 3);
        Assert.Equal(RegressionMetrics.MeanAbsoluteError(predicted, actual), validation.Of("MeanAbsoluteError").Value, 3);
        Assert.Equal(RegressionMetrics.RSquared(predicted, actual), validation.Of("RSquared").Value, 5);
        Assert.Equal(RegressionMetrics.Pearson(predicted, actual), validation.Of("Pearson").Value, 5);
        Assert.Equal(RegressionMetrics.Spearman(predicted, actual), validation.Of("Spearman").Value, 5);
        Assert.Equal(Math.Pow(validation.Metric / model.Config.Scale!.Deviation, 2), validation.Loss, 4);
    }

    [Fact]
    public void The_scale_is_that_of_the_training_rows()
    {
        var examples = new Examples<float>(TextRows.OfWords([["a"], ["b"], ["c"], ["d"]], InputKind.Text), [2, 4, 4, 10]);
        var far = new Examples<float>(TextRows.OfWords([["a"]], InputKind.Text), [1e6f]);
        Assert.Equal(new ValueScale(5, 3), RegressorTrainer.Train(examples, Problems.Quick(), far).Model.Config.Scale);
    }

    /// <summary>Texts that are all the same, one of them with a value far away: squares are ruled by it, and give the mean; Huber's loss gives what is near the others.</summary>
    [Fact]
    public void The_loss_of_Huber_is_not_ruled_by_strays()
    {
        var examples = new Examples<float>(TextRows.OfWords([.. Enumerable.Repeat(new[] { "a" }, 100)], InputKind.Text), [.. Enumerable.Range(0, 100).Select(row => row == 0 ? 1000f : 0f)]);
        var options = Options with { Training = new() { Epochs = 200, BatchSize = 100, LearningRate = 0.05f, ValidationFraction = 0, WeightDecay = 0, Seed = 1 } };
        Assert.InRange(RegressorTrainer.Train(examples, options).Model.Predict("a"), 9.5, 10.5);
        Assert.InRange(RegressorTrainer.Train(examples, options with { ValueLoss = ValueLoss.Huber }).Model.Predict("a"), 0.5, 2);
    }

    [Fact]
    public void A_loaded_model_predicts_the_same_bits()
    {
        var model = RegressorTrainer.Train(Rows(30, seed: 1), Problems.Quick()).Model;
        var loaded = TextRegressor.Load(model.Save());
        Assert.Equal(model.Predict("a b c"), loaded.Predict("a b c"));
        Assert.Equal(model.Config, loaded.Config);
        var many = new float[2];
        loaded.PredictMany(["a b c", null], many);
        Assert.Equal([model.Predict("a b c"), model.Predict("")], many);
        Assert.Contains("'multilabel', found one of 'regression'", Assert.Throws<InvalidDataException>(() => MultilabelClassifier.Load(model.Save())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scale", "null")]
    [InlineData("scale", "{}")]
    [InlineData("scale", "{\"mean\":1,\"deviation\":0}")]
    [InlineData("scale", "{\"mean\":1,\"deviation\":\"Infinity\"}")]
    [InlineData("scale", "{\"mean\":\"NaN\",\"deviation\":1}")]
    [InlineData("classes", "2")]
    public void Damaged_models_are_refused(string name, string json)
    {
        var model = RegressorTrainer.Train(Rows(30, seed: 1), Problems.Quick()).Model.Save();
        Assert.Throws<InvalidDataException>(() => TextModel.LoadAny(Forge.WithConfig(config => config[name] = System.Text.Json.Nodes.JsonNode.Parse(json), model)));
    }

    [Fact]
    public void What_cannot_be_is_told()
    {
        var rows = Rows(30, seed: 1);
        Throws("found only 3 in all 27 rows", () => RegressorTrainer.Train(rows with { Targets = [.. Enumerable.Repeat(3f, 30)] }, Problems.Quick()));
        Throws("finite values, found NaN at row 4", () => RegressorTrainer.Train(rows with { Targets = [.. rows.Targets.Select((value, row) => row == 4 ? float.NaN : value)] }, Problems.Quick()));
        Throws("no LabelSmoothing", () => RegressorTrainer.Train(rows, Problems.Quick() with { LabelSmoothing = 0.1f }));
        Throws("no ClassWeights", () => RegressorTrainer.Train(rows, Problems.Quick() with { ClassWeights = ClassWeights.Balanced }));
        Throws("no Calibration", () => RegressorTrainer.Train(rows, Problems.Quick() with { Calibration = true }));
        static void Throws(string message, Action train) => Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(train).Message, StringComparison.Ordinal);
    }

    /// <summary>1000 and 200 times the share of words that are a.</summary>
    private static Examples<float> Rows(int count, int seed)
    {
        var texts = Texts(count, seed);
        return new(TextRows.OfWords(texts, InputKind.Text), [.. texts.Select(text => 1000 + 200f * text.Count(word => word == "a") / text.Length)]);
    }

    private static string[][] Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => "abc"[random.Next(3)].ToString()).ToArray())];
    }
}

using SeqML.Tasks.Classification;
using SeqML.Tasks.Tests.Storage;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>Labels of which any number hold at once.</summary>
public sealed class MultilabelTests
{
    private static readonly string[] Letters = ["a", "b", "c", "x", "y"];

    private static readonly ClassifierOptions Options = Problems.Options() with { Training = Problems.Options().Training with { Epochs = 12 } };

    [Fact]
    public void Labels_are_learned_each_on_its_own()
    {
        var (model, result) = MultilabelTrainer.Train(Rows(300, seed: 1), 3, Options);
        var (predicted, actual) = Judge(model, Rows(200, seed: 2));
        Assert.InRange(MultilabelMetrics.SubsetAccuracy(predicted, actual, 3), 0.97, 1);
        var validation = result.Epochs[result.BestEpoch - 1].Validation!;
        Assert.Equal(["MicroF1", "MacroF1", "HammingLoss", "SubsetAccuracy"], validation.Metrics.Select(metric => metric.Name));
        Assert.Equal([true, true, false, true], validation.Metrics.Select(metric => metric.IsHigherBetter));
    }

    [Fact]
    public void Validation_measures_what_the_model_predicts()
    {
        var held = Rows(50, seed: 2);
        var (model, result) = MultilabelTrainer.Train(Rows(60, seed: 1), 3, Options with { Training = Options.Training with { Epochs = 1 } }, held);
        var (predicted, actual) = Judge(model, held);
        var validation = result.Epochs[0].Validation!;
        Assert.Equal(MultilabelMetrics.MicroF1(predicted, actual), validation.Metric, 12);
        Assert.Equal(MultilabelMetrics.MacroF1(predicted, actual, 3), validation.Of("MacroF1").Value, 12);
        Assert.Equal(MultilabelMetrics.HammingLoss(predicted, actual), validation.Of("HammingLoss").Value, 12);
        Assert.Equal(MultilabelMetrics.SubsetAccuracy(predicted, actual, 3), validation.Of("SubsetAccuracy").Value, 12);
        var loss = Answers(model, held).Zip(actual, (p, holds) => -Math.Log(holds ? p : 1 - p)).Average();
        Assert.Equal(loss, validation.Loss, 5);
    }

    [Fact]
    public void Balanced_weights_make_a_rare_label_as_likely_as_not()
    {
        float Probability(ClassWeights? weights, float smoothing = 0) => Answers(
            MultilabelTrainer.Train(Same(), 2, SameOptions with { ClassWeights = weights, LabelSmoothing = smoothing }).Model, Same())[0];
        Assert.InRange(Probability(null), 0.19, 0.21);
        Assert.InRange(Probability(ClassWeights.Balanced), 0.48, 0.52);
        Assert.InRange(Probability(ClassWeights.Of(2, 1)), 0.32, 0.345); // 0.2 * 2 / (0.8 + 0.2 * 2)
        Assert.InRange(Probability(null, smoothing: 0.5f), 0.34, 0.36); // 0.2 * 0.75 + 0.8 * 0.25
    }

    [Fact]
    public void Tuned_thresholds_find_a_rare_label_that_half_misses()
    {
        var options = SameOptions with { Training = SameOptions.Training with { Metric = "Loss" } };
        var half = MultilabelTrainer.Train(Same(), 2, options, Same()).Model;
        var tuned = MultilabelTrainer.Train(Same(), 2, options with { Thresholds = LabelThresholds.Tuned }, Same()).Model;
        Assert.Null(half.Config.Thresholds);
        var probability = Answers(half, Same())[0];
        Assert.False(half.Holds(0, probability));
        Assert.True(tuned.Holds(0, probability));
        Assert.InRange(tuned.ThresholdOf(0), 0, probability);
        Assert.Equal(0.5f, tuned.ThresholdOf(1)); // it never holds
        Assert.Equal(tuned.Config.Thresholds, MultilabelClassifier.Load(tuned.Save()).Config.Thresholds);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public void No_threshold_has_a_better_F1_than_the_tuned(int seed, int digits)
    {
        var random = new Random(seed);
        float[] probabilities = [.. Enumerable.Range(0, 30).Select(_ => MathF.Round(random.NextSingle(), digits + 1))];
        bool[] holds = [.. probabilities.Select(probability => random.NextSingle() < 0.1 + 0.5 * probability)];
        double F1(float threshold) => ClassificationMetrics.F1([.. probabilities.Select(p => p > threshold ? 1 : 0)], [.. holds.Select(truth => truth ? 1 : 0)]);
        var best = F1(ThresholdTuning.Best([.. probabilities], [.. holds]));
        Assert.Equal(Enumerable.Range(0, 1001).Max(step => F1(step / 1000f)), best, 12);
        Assert.Equal(0.5f, ThresholdTuning.Best([0.9f, 0.1f], [true, false]));
    }

    [Theory]
    [InlineData(InputKind.Text)]
    [InlineData(InputKind.Tokens)]
    public void A_loaded_model_predicts_the_same_bits(InputKind input)
    {
        var rows = Rows(30, seed: 1);
        var model = MultilabelTrainer.Train(rows with { Texts = TextRows.OfWords(Texts(30, 1), input) }, 3, Options with { Training = new() { Epochs = 1, Seed = 1 } }).Model;
        var loaded = MultilabelClassifier.Load(model.Save());
        Assert.Equal(Answers(model, rows), Answers(loaded, rows));
        Assert.Equal(model.Save(), TextModel.LoadAny(model.Save()).Save());
        Assert.Contains("'classification', found one of 'multilabel'", Assert.Throws<InvalidDataException>(() => TextClassifier.Load(model.Save())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_models_are_refused()
    {
        var model = MultilabelTrainer.Train(Same(), 2, SameOptions with { Thresholds = LabelThresholds.Tuned, Training = SameOptions.Training with { Epochs = 1 } }, Same()).Model.Save();
        Assert.NotNull(TextModel.LoadAny(Forge.WithConfig(config => config["thresholds"] = null, model)));
        foreach (var json in new[] { "[0.5]", "[0.5,2]", "[0.5,\"NaN\"]", "[0.5,-0.1]", "{}" })
            Assert.Throws<InvalidDataException>(() => TextModel.LoadAny(Forge.WithConfig(config => config["thresholds"] = System.Text.Json.Nodes.JsonNode.Parse(json), model)));
        Assert.Throws<InvalidDataException>(() => TextModel.LoadAny(Forge.WithConfig(config => config["classes"] = 0, model)));
    }

    [Fact]
    public void What_cannot_be_is_told()
    {
        Throws("found 3 at row 1", () => MultilabelTrainer.Train(new(TextRows.OfWords([["a"], ["b"]], InputKind.Text), [[], [0, 3]]), 3, Options));
        Throws("at least 1 label", () => MultilabelTrainer.Train(Same(), 0, Options));
        Throws("no Calibration", () => MultilabelTrainer.Train(Same(), 2, Options with { Calibration = true }));
        Throws("ValidationFraction is 0", () => MultilabelTrainer.Train(Same(), 2, SameOptions with { Thresholds = LabelThresholds.Tuned }));
        static void Throws(string message, Action train) => Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(train).Message, StringComparison.Ordinal);
    }

    private static ClassifierOptions SameOptions => Options with { Training = new() { Epochs = 150, Patience = 150, BatchSize = 200, LearningRate = 0.05f, ValidationFraction = 0, Seed = 1 } };

    /// <summary>One text many times: label 0 holds for a fifth, label 1 never.</summary>
    private static Examples<int[]> Same() => new(TextRows.OfWords([.. Enumerable.Repeat(new[] { "a" }, 100)], InputKind.Tokens), [.. Enumerable.Range(0, 100).Select(row => row % 5 == 0 ? new[] { 0 } : [])]);

    /// <summary>Label 0, 1 or 2 where there is an a, b or c.</summary>
    private static Examples<int[]> Rows(int count, int seed)
    {
        var texts = Texts(count, seed);
        return new(TextRows.OfWords(texts, InputKind.Tokens), [.. texts.Select(text => Enumerable.Range(0, 3).Where(label => text.Contains(Letters[label])).ToArray())]);
    }

    private static string[][] Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => Letters[random.Next(5)]).ToArray())];
    }

    private static float[] Answers(MultilabelClassifier model, Examples<int[]> rows)
    {
        var labels = model.Config.Classes;
        var answers = new float[rows.Targets.Count * labels];
        for (var row = 0; row < rows.Targets.Count; row++)
        {
            var text = rows.Texts.WordsOf(row, 0, 100).ToArray();
            if (model.Config.Input == InputKind.Text)
                model.Predict(string.Join(' ', text), answers.AsSpan(row * labels, labels));
            else
                model.Predict([.. text.Select(word => word.AsMemory())], answers.AsSpan(row * labels, labels));
        }
        return answers;
    }

    private static (bool[] Predicted, bool[] Actual) Judge(MultilabelClassifier model, Examples<int[]> rows)
    {
        var labels = model.Config.Classes;
        return ([.. Answers(model, rows).Select((probability, i) => model.Holds(i % labels, probability))],
            [.. rows.Targets.SelectMany(target => Enumerable.Range(0, labels).Select(label => target.Contains(label)))]);
    }
}

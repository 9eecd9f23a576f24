using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Tasks.Classification;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>What the options do that shape a classifier's loss and its words.</summary>
public sealed class TargetOptionsTests
{
    /// <summary>Texts that are all the same: the network can learn no more than how often each class comes.</summary>
    private static readonly Examples<int> Same = new(
        TextRows.OfWords([.. Enumerable.Repeat(new[] { "a" }, 200)], InputKind.Tokens), [.. Enumerable.Range(0, 200).Select(row => row % 10 == 0 ? 1 : 0)]);

    private static readonly ClassifierOptions Options = Problems.Options() with
    {
        Training = new() { Epochs = 150, BatchSize = 200, LearningRate = 0.05f, ValidationFraction = 0, Seed = 1 },
    };

    [Fact]
    public void Balanced_weights_and_the_scale_of_values_are_those_of_the_rows_that_are_trained_on()
    {
        var targets = new ClassTargets([0, 0, 0, 1, 1, 1], 2, [0, 1, 2, 3], new ClassifierOptions { ClassWeights = ClassWeights.Balanced });
        var tape = new Tape(records: false);
        targets.Loss(tape, tape.Allocate(Shape.Matrix(1, 2)), [0], out var frequent);
        targets.Loss(tape, tape.Allocate(Shape.Matrix(1, 2)), [4], out var rare);
        Assert.Equal(4 / 6d, frequent, 1e-6);
        Assert.Equal(4 / 2d, rare, 1e-6);
        Assert.Equal(new ValueScale(2, 1), new ValueTargets([1, 3, 100], [0, 1], ValueLoss.MeanSquaredError).Scale);
    }

    [Fact]
    public void Without_weights_the_classes_are_as_likely_as_they_are_frequent() => Assert.InRange(ProbabilityOfTheRare(null), 0.095, 0.105);

    [Fact]
    public void Balanced_classes_are_equally_likely() => Assert.InRange(ProbabilityOfTheRare(ClassWeights.Balanced), 0.495, 0.505);

    [Fact]
    public void A_given_weight_counts_as_so_many_rows() => // 0.1 * 3 / (0.9 + 0.1 * 3)
        Assert.InRange(ProbabilityOfTheRare(ClassWeights.Of(1, 3)), 0.245, 0.255);

    /// <summary>sklearn.utils.class_weight.compute_class_weight("balanced", ...) of 6, 3 and 1 rows.</summary>
    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn()
    {
        Assert.Equal([10f / 18, 10f / 9, 10f / 3], ClassWeights.Balanced.OfClasses([6, 3, 1]));
        Assert.Equal([7f / 6, 1f, 7f / 8], ClassWeights.Balanced.OfClasses([3, 0, 4]));
        Assert.Equal([9f, 0.25f, 1f, 1f], ClassWeights.Balanced.OfLabels([1, 8, 0, 10], 10));
    }

    [Fact]
    public void Weights_by_label_are_put_in_the_order_of_the_classes()
    {
        var named = ClassWeights.ByLabel(new Dictionary<string, float> { ["spam"] = 4 });
        Assert.Equal(ClassWeights.Of(1, 4), named.InOrder(["ham", "spam"]));
        Assert.Contains("'ham', 'eggs', found 'spam'", Assert.Throws<ArgumentException>(() => named.InOrder(["ham", "eggs"])).Message, StringComparison.Ordinal);
        Assert.Contains("by the numbers", Assert.Throws<ArgumentException>(() => ProbabilityOfTheRare(named)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_are_as_many_as_classes() =>
        Assert.Contains("for 2 classes, found 3", Assert.Throws<ArgumentException>(() => ProbabilityOfTheRare(ClassWeights.Of(1, 2, 3))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_batch_weighs_what_its_loss_is_the_mean_over()
    {
        Assert.Equal(5, WeightOfABatch(null));
        Assert.Equal(2 * 0.5 + 3 * 4, WeightOfABatch(ClassWeights.Of(0.5f, 4)), 6);
    }

    [Fact]
    public void Label_smoothing_keeps_the_model_from_being_too_sure()
    {
        double Confidence(float smoothing)
        {
            var (texts, classes) = Problems.TwoWords(240, seed: 1);
            var (model, _) = ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, Problems.Options() with { LabelSmoothing = smoothing });
            return texts.Average(text => Predictions.Of(model, text).Max());
        }
        Assert.InRange(Confidence(0), 0.99, 1);
        Assert.InRange(Confidence(0.4f), 0.76, 0.84); // 1 - 0.4 + 0.4 / 2
    }

    [Fact]
    public void Word_dropout_reads_its_share_of_the_words_as_unknown()
    {
        int Read(float share)
        {
            string[] words = [.. Enumerable.Range(0, 2000).Select(word => $"w{word}")];
            var options = Problems.Options() with { WordDropout = share, MaximumTokens = 4000, Training = new() { Seed = 1, ValidationFraction = 0, Epochs = 1 } };
            var (network, task) = Task(new(TextRows.OfWords([words, []], InputKind.Tokens), [0, 1]), options);
            foreach (var parameter in network.Parameters)
                parameter.Parameter.ClearGradient();
            task.StartEpoch(new SeededRandom(1));
            var tape = new Tape(records: true);
            tape.Backward(task.Loss(tape, 0, new SeededRandom(2), out var size));
            Assert.Equal(2001, size.Tokens);
            Assert.Equal(share > 0, network.WordVectors.TouchedRows!.Items.Contains(Vocabulary.UnknownId));
            return network.WordVectors.TouchedRows.Items.ToArray().Count(id => id > Vocabulary.UnknownId);
        }
        Assert.Equal(2000, Read(0));
        Assert.InRange(Read(0.25f), 1500 - 80, 1500 + 80); // four standard deviations
    }

    [Fact]
    public void Word_dropout_is_not_for_validation_nor_for_prediction()
    {
        var (texts, classes) = Problems.TwoWords(240, seed: 1);
        var (model, result) = ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, Problems.Options() with { WordDropout = 0.2f });
        Assert.Equal(1, result.Epochs[result.BestEpoch - 1].Validation!.Metric);
        Assert.Equal(Predictions.Of(model, "a", "b"), Predictions.Of(model, "a", "b"));
        Assert.InRange(result.Epochs[result.BestEpoch - 1].Loss, result.Epochs[result.BestEpoch - 1].Validation!.Loss, 10);
    }

    private static (ClassifierNetwork Network, TextTask Task) Task(Examples<int> examples, ClassifierOptions options)
    {
        var random = new SeededRandom(1);
        var corpus = TextCorpus.Of(examples.Texts, null, options, random);
        var network = new ClassifierNetwork(new() { Input = corpus.Input, Classes = 2, VocabularySize = corpus.VocabularySize, Options = options }, random);
        return (network, new TextTask(network, corpus, new ClassTargets([.. examples.Targets], 2, corpus.Training, options), 2, options));
    }

    private static double WeightOfABatch(ClassWeights? weights)
    {
        var options = Options with { ClassWeights = weights };
        var (_, task) = Task(new(TextRows.OfWords([["a"], ["b"], ["a"], ["b"], ["a"]], InputKind.Tokens), [0, 1, 1, 0, 1]), options);
        task.StartEpoch(new SeededRandom(1));
        task.Loss(new Tape(records: true), 0, new SeededRandom(2), out var size);
        return size.Weight;
    }

    private static float ProbabilityOfTheRare(ClassWeights? weights) =>
        Predictions.Of(ClassifierTrainer.Train(Same, 2, Options with { ClassWeights = weights }).Model, ["a"])[1];
}

using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>Tiny networks learn what only the order of words tells.</summary>
public sealed class LearningTests
{
    private const double NearlyAll = 0.97;

    public static TheoryData<Pooling, bool, int> Networks
    {
        get
        {
            var networks = new TheoryData<Pooling, bool, int>();
            foreach (var pooling in Enum.GetValues<Pooling>())
                foreach (var bidirectional in new[] { false, true })
                    foreach (var layers in new[] { 1, 2 })
                        networks.Add(pooling, bidirectional, layers);
            return networks;
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Every_network_learns_the_order_of_two_words(Pooling pooling, bool bidirectional, int layers)
    {
        var (texts, classes) = Problems.TwoWords(240, seed: 1);
        var (model, result) = ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, Problems.Options(pooling, bidirectional, layers));
        Assert.InRange(Predictions.Accuracy(model, Problems.TwoWords(200, seed: 2)), NearlyAll, 1);
        Assert.InRange(result.Epochs[result.BestEpoch - 1].Validation!.Metric, 0.9, 1);
    }

    [Theory]
    [InlineData(InputKind.Text)]
    [InlineData(InputKind.Tokens)]
    public void Six_classes_are_learned(InputKind input)
    {
        var (texts, classes) = Problems.ThreeWords(480, seed: 1);
        var (model, _) = ClassifierTrainer.Train(texts, classes, 6, input, Problems.Options());
        Assert.InRange(Predictions.Accuracy(model, Problems.ThreeWords(200, seed: 2)), NearlyAll, 1);
    }

    [Fact]
    public void Six_classes_are_learned_from_keys()
    {
        var (texts, classes) = Problems.ThreeWords(480, seed: 1);
        var (model, _) = ClassifierTrainer.Train([.. texts.Select(Problems.Keys)], 26, classes, 6, Problems.Options());
        Assert.InRange(Predictions.Accuracy(model, Problems.ThreeWords(200, seed: 2)), NearlyAll, 1);
        Assert.Equal((InputKind.Keys, 28), (model.Config.Input, model.Config.VocabularySize));
        Assert.Empty(model.Words);
    }

    [Fact]
    public void Rows_sorted_by_class_are_learned_as_well()
    {
        var (texts, classes) = Problems.TwoWords(240, seed: 1);
        int[] sorted = [.. Enumerable.Range(0, 240).OrderBy(row => classes[row])];
        var (model, _) = ClassifierTrainer.Train(
            [.. sorted.Select(row => texts[row])], [.. sorted.Select(row => classes[row])], 2, InputKind.Tokens, Problems.Options());
        Assert.InRange(Predictions.Accuracy(model, Problems.TwoWords(200, seed: 2)), NearlyAll, 1);
    }

    [Fact]
    public void A_class_without_a_row_does_not_keep_others_from_being_learned()
    {
        var (texts, classes) = Problems.TwoWords(240, seed: 1);
        var (model, _) = ClassifierTrainer.Train(texts, classes, 3, InputKind.Tokens, Problems.Options());
        Assert.InRange(Predictions.Accuracy(model, Problems.TwoWords(200, seed: 2)), NearlyAll, 1);
        Assert.Equal(3, model.Config.Classes);
    }

    [Fact]
    public void Dropout_does_not_keep_it_from_learning()
    {
        var (texts, classes) = Problems.TwoWords(240, seed: 1);
        var options = Problems.Options() with
        {
            Encoder = new LstmEncoder { HiddenSize = 16, Layers = 2, Dropout = 0.1f },
            Embedding = new() { Size = 12, MinimumCount = 1, Dropout = 0.1f },
            Dropout = 0.2f,
        };
        var (model, _) = ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, options);
        Assert.InRange(Predictions.Accuracy(model, Problems.TwoWords(200, seed: 2)), NearlyAll, 1);
    }
}

using SeqML.Layers;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Explanation;

namespace SeqML.Tasks.Tests.Explanation;

/// <summary>Of a trained model, the word that decides is the one that is told.</summary>
public sealed class LearnedExplanationTests
{
    private static readonly string[] Fillers = ["the", "film", "was", "we", "saw", "it"];

    [Theory]
    [InlineData("lstm", Pooling.Max, 20)]
    [InlineData("gru", Pooling.Last, 20)]
    [InlineData("cnn", Pooling.Attention, 20, ExplanationMethod.Attention)]
    [InlineData("cnn", Pooling.Mean, 4, ExplanationMethod.GradientTimesInput)] // trained longer, it is as good as certain: the gradient is next to nothing
    [InlineData("transformer", Pooling.Mean, 20)]
    public void The_word_that_decides_has_the_highest_score_and_against_the_other_class_the_lowest(string encoder, Pooling pooling, int epochs, params ExplanationMethod[] others)
    {
        var model = Train(encoder switch
        {
            "lstm" => new LstmEncoder { HiddenSize = 8 },
            "gru" => new GruEncoder { HiddenSize = 8 },
            "cnn" => new CnnEncoder { Filters = 8, MinimumWidth = 1, MaximumWidth = 1, Activation = Activation.Gelu },
            _ => new TransformerEncoder { Layers = 1, Heads = 2, FeedForwardSize = 16 },
        }, pooling, epochs);
        string[][] texts = [["we", "saw", "it", "good"], ["bad", "the", "film", "was"], ["the", "film", "good", "it", "was"], ["we", "bad", "saw"]];
        foreach (var text in texts)
        {
            var (decides, label) = text.Contains("good") ? ("good", 1) : ("bad", 0);
            foreach (var method in others.Append(ExplanationMethod.IntegratedGradients))
            {
                var found = model.Explain(text, method);
                Assert.Equal(label, found.ClassIndex);
                Assert.Equal(decides, found.Words.MaxBy(word => word.Score).Word);
                if (method != ExplanationMethod.Attention)
                    Assert.Equal(decides, model.Explain(text, method, 1 - label).Words.MinBy(word => word.Score).Word);
            }
        }
    }

    private static TextClassifier Train(Encoder encoder, Pooling pooling, int epochs)
    {
        var random = new Random(5);
        var classes = Enumerable.Range(0, 120).Select(row => row % 2).ToArray();
        string[][] texts = [.. classes.Select(c =>
        {
            var words = Enumerable.Range(0, random.Next(2, 6)).Select(_ => Fillers[random.Next(Fillers.Length)]).ToList();
            words.Insert(random.Next(words.Count + 1), c == 1 ? "good" : "bad");
            return words.ToArray();
        })];
        var options = Problems.Options(pooling);
        options = options with { Encoder = encoder, Training = options.Training with { Epochs = epochs } };
        return ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, options).Model;
    }
}

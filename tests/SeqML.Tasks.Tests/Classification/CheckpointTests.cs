using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tasks.Tests.Classification;

public sealed class CheckpointTests : IDisposable
{
    private static readonly Examples<int> Rows = new(TextRows.OfWords([.. Enumerable.Range(0, 40).Select(i => new[] { i % 2 == 0 ? "yes" : "no", "so" })], InputKind.Text), [.. Enumerable.Range(0, 40).Select(i => i % 2)]);

    private readonly string folder = Directory.CreateTempSubdirectory("seqml-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_training_with_another_loss_or_other_dropout_does_not_go_on_with_it()
    {
        var options = new ClassifierOptions
        {
            Encoder = new GruEncoder { HiddenSize = 4 },
            Embedding = new() { Size = 4 },
            Training = new() { Epochs = 1, Seed = 1, Checkpoints = new() { Folder = folder } },
        };
        var first = ClassifierTrainer.Train(Rows, 2, options);
        Assert.Equal(Predictions.Of(first.Model, "yes"), Predictions.Of(ClassifierTrainer.Train(Rows, 2, options).Model, "yes"));
        foreach (var other in new[] { options with { LabelSmoothing = 0.1f }, options with { Dropout = 0.5f }, options with { WordDropout = 0.1f }, options with { ClassWeights = ClassWeights.Of(1, 2) } })
            Assert.Contains("on other examples", Assert.Throws<InvalidOperationException>(() => ClassifierTrainer.Train(Rows, 2, other)).Message, StringComparison.Ordinal);
    }
}

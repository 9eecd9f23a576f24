using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tasks.Tests.Classification;

public sealed class CheckpointTests : IDisposable
{
    private static readonly Examples<int> Rows = new(TextRows.OfWords(Texts(), InputKind.Text), [.. Enumerable.Range(0, 40).Select(i => i % 2)]);

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
        var (flipped, changed) = (Enumerable.Range(0, 40).Select(i => 1 - i % 2).ToArray(), Texts());
        changed[4][0] = "no";
        foreach (var rows in new[] { new Examples<int>(Rows.Texts, flipped), new Examples<int>(TextRows.OfWords(changed, InputKind.Text), Rows.Targets) })
            Refuses(() => ClassifierTrainer.Train(rows, 2, options));
        foreach (var other in new[] { options with { LabelSmoothing = 0.1f }, options with { Dropout = 0.5f }, options with { WordDropout = 0.1f }, options with { ClassWeights = ClassWeights.Of(1, 2) } })
            Refuses(() => ClassifierTrainer.Train(Rows, 2, other));
    }

    [Fact]
    public void Other_rows_to_validate_with_make_another_training()
    {
        var options = new ClassifierOptions
        {
            Encoder = new GruEncoder { HiddenSize = 4 },
            Embedding = new() { Size = 4 },
            Training = new() { Epochs = 1, Seed = 1, Checkpoints = new() { Folder = folder } },
        };
        ClassifierTrainer.Train(Rows, 2, options, Some(0, 8));
        ClassifierTrainer.Train(Rows, 2, options, Some(0, 8));
        Refuses(() => ClassifierTrainer.Train(Rows, 2, options, Some(1, 8)));
        Refuses(() => ClassifierTrainer.Train(Rows, 2, options, Some(0, 7)));

        static Examples<int> Some(int first, int count) => new(TextRows.OfWords([.. Texts().Skip(first).Take(count)], InputKind.Text), [.. Rows.Targets.Skip(first).Take(count)]);
    }

    private static string[][] Texts() => [.. Enumerable.Range(0, 40).Select(i => new[] { i % 2 == 0 ? "yes" : "no", "so" })];

    private static void Refuses(Action train) => Assert.Contains("on other examples", Assert.Throws<InvalidOperationException>(train).Message, StringComparison.Ordinal);
}

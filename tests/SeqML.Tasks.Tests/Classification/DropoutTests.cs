using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>With a learning rate that moves no weight, the loss of training is that of validation on the same rows, unless something is dropped: then it is another, while validation never drops anything.</summary>
public sealed class DropoutTests
{
    private static readonly Examples<int> Rows = new(
        TextRows.OfWords([.. Enumerable.Range(0, 64).Select(i => new[] { $"word{i % 9}", $"word{i % 5}", $"word{i % 7}" })], InputKind.Text),
        [.. Enumerable.Range(0, 64).Select(i => i % 2)]);

    [Fact]
    public void Without_dropout_training_sees_what_validation_sees()
    {
        var (training, validation) = Losses(Options(0, 0, 0), seed: 1);
        Assert.Equal(validation, training, 1e-6);
    }

    [Theory]
    [InlineData(0.5f, 0, 0)]
    [InlineData(0, 0.5f, 0)]
    [InlineData(0, 0, 0.5f)]
    public void Each_dropout_changes_the_loss_of_training_and_not_that_of_validation(float embedding, float encoder, float text)
    {
        var plain = Losses(Options(0, 0, 0), seed: 1);
        var dropped = Losses(Options(embedding, encoder, text), seed: 1);
        Assert.Equal(plain.Validation, dropped.Validation, 1e-6);
        Assert.NotEqual(plain.Training, dropped.Training, 1e-4);
    }

    private static ClassifierOptions Options(float embedding, float encoder, float text) => new()
    {
        Encoder = new LstmEncoder { HiddenSize = 8, Layers = 2, Dropout = encoder },
        Embedding = new() { Size = 8, MinimumCount = 1, Dropout = embedding },
        Dropout = text,
        Training = new() { Epochs = 1, BatchSize = 64, LearningRate = float.Epsilon, WeightDecay = 0 },
    };

    private static (double Training, double Validation) Losses(ClassifierOptions options, int seed)
    {
        var result = ClassifierTrainer.Train(Rows, 2, options with { Training = options.Training with { Seed = seed } }, Rows).Result;
        return (result.Epochs[0].Loss, result.Epochs[0].Validation!.Loss);
    }
}

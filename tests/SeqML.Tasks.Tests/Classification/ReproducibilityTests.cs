using SeqML.Layers;
using SeqML.Layers.Transformers;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tests.Storage;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Classification;

public sealed class ReproducibilityTests
{
    [Theory]
    [InlineData(InputKind.Text)]
    [InlineData(InputKind.Tokens)]
    [InlineData(InputKind.Keys)]
    public void Two_runs_with_one_seed_give_the_same_bytes_and_predictions(InputKind input)
    {
        var (first, second) = (Problems.QuickModel(input), Problems.QuickModel(input));
        Assert.Equal(first.SaveTimeless(), second.SaveTimeless());
        Expect.SameBits(Predictions.ByItsInput(first, ["a", "x", "b"]), Predictions.ByItsInput(second, ["a", "x", "b"]), "probabilities");
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var (first, second) = (Problems.QuickModel(InputKind.Text, seed: 1), Problems.QuickModel(InputKind.Text, seed: 2));
        Assert.NotEqual(Predictions.Of(first, "a x b"), Predictions.Of(second, "a x b"));
    }

    [Fact]
    public void A_training_is_the_same_beside_others()
    {
        var expected = Problems.QuickModel(InputKind.Tokens).SaveTimeless();
        Parallel.For(0, 4, _ => Assert.Equal(expected, Problems.QuickModel(InputKind.Tokens).SaveTimeless()));
    }

    public static TheoryData<string> Encoders => [.. WideEncoders.Keys];

    /// <summary>Wide enough for a step to be worth several threads.</summary>
    private static readonly Dictionary<string, Encoder> WideEncoders = new()
    {
        ["lstm"] = new LstmEncoder { HiddenSize = 48, Layers = 2 },
        ["lstm forward"] = new LstmEncoder { HiddenSize = 48, Bidirectional = false },
        ["gru"] = new GruEncoder { HiddenSize = 48 },
        ["rnn"] = new RnnEncoder { HiddenSize = 64 },
        ["lstm with peepholes"] = new LstmEncoder { HiddenSize = 48, Peepholes = true },
        ["lstm with layer norm"] = new LstmEncoder { HiddenSize = 48, LayerNormalization = true },
        ["gru with reset before"] = new GruEncoder { HiddenSize = 48, ResetBeforeProduct = true, Layers = 2, Residual = true },
        ["cnn"] = new CnnEncoder { Filters = 40 },
        ["cnn of two layers"] = new CnnEncoder { Filters = 40, Layers = 2, Activation = Activation.Gelu },
        ["transformer"] = new TransformerEncoder { FeedForwardSize = 96 },
        ["transformer post-norm"] = new TransformerEncoder { FeedForwardSize = 96, Norm = NormPlacement.Post, Positions = Positions.Sinusoidal, Activation = Activation.Relu },
    };

    [Theory]
    [MemberData(nameof(Encoders))]
    public void One_two_and_eight_threads_train_the_same_bytes(string encoder)
    {
        var (texts, classes) = Problems.ThreeWords(300, seed: 4);
        var pooling = encoder == "gru" ? Pooling.Attention : Pooling.Max;
        var models = new[] { 1, 2, 8 }.Select(threads => ClassifierTrainer.Train(texts, classes, 6, InputKind.Tokens, Problems.Quick() with
        {
            Encoder = WideEncoders[encoder],
            Pooling = pooling,
            Embedding = new() { Size = 48, MinimumCount = 1 },
            Training = new() { Epochs = 2, BatchSize = 64, Seed = 1, Threads = threads },
        }).Model.SaveTimeless()).ToArray();
        Assert.Equal(models[0], models[1]);
        Assert.Equal(models[0], models[2]);
    }

    [Theory]
    [InlineData(InputKind.Text)]
    [InlineData(InputKind.Tokens)]
    [InlineData(InputKind.Keys)]
    public void A_loaded_model_predicts_the_same_bits_and_saves_the_same_bytes(InputKind input)
    {
        var model = Problems.QuickModel(input);
        var bytes = model.Save();
        var loaded = TextClassifier.Load(bytes);
        foreach (var text in Problems.ThreeWords(50, seed: 9).Texts.Append([]).Append(["q", "a"]))
            Expect.SameBits(Predictions.ByItsInput(model, text), Predictions.ByItsInput(loaded, text), string.Join(' ', text));
        Assert.Equal(bytes, loaded.Save());
        Assert.Equal(model.Config, loaded.Config);
        Assert.Equal(model.Words, loaded.Words);
    }

    /// <summary>JSON holds no half of a character: as words of the vocabulary two of them made a model that could not be loaded.</summary>
    [Fact]
    public void A_model_of_malformed_words_is_loaded_and_predicts_the_same()
    {
        string[][] texts =
        [
            ["\uD83D", "a\uD800"], ["\uDC4D", "b"], ["\uDC4D\uD83D", "\uFFFD"],
            ["\0", "\u202E\u05D0"], ["\"\\", "\U0001F44D"], ["\u2028", "</script>"],
        ];
        var options = Problems.Quick() with { Training = new() { Epochs = 1, Seed = 1, ValidationFraction = 0 } };
        var model = ClassifierTrainer.Train(texts, [.. texts.Select((_, row) => row % 2)], 2, InputKind.Tokens, options).Model;
        var loaded = TextClassifier.Load(model.Save());
        Assert.Contains("\U0001F44D", loaded.Words);
        Assert.Equal(model.Words, loaded.Words);
        foreach (var text in texts)
            Expect.SameBits(Predictions.Of(model, text), Predictions.Of(loaded, text), "probabilities");
    }

    [Fact]
    public void A_model_can_be_loaded_from_the_middle_of_other_bytes()
    {
        var bytes = Problems.QuickModel(InputKind.Text).Save();
        byte[] around = [1, 2, 3, .. bytes, 4, 5];
        Assert.Equal(bytes, TextClassifier.Load(around.AsMemory(3, bytes.Length)).Save());
    }
}

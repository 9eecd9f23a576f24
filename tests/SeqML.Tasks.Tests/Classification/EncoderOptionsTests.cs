using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tests.Storage;

namespace SeqML.Tasks.Tests.Classification;

/// <summary>The networks that an encoder's options choose among.</summary>
public sealed class EncoderOptionsTests
{
    /// <summary>What an encoder can be, each with weights of its own.</summary>
    public static TheoryData<Encoder> Encoders =>
    [
        new LstmEncoder { HiddenSize = 3, Peepholes = true, Layers = 2, Bidirectional = false },
        new LstmEncoder { HiddenSize = 3, LayerNormalization = true, Layers = 3, Residual = true },
        new LstmEncoder { HiddenSize = 3, Layers = 2, OrthogonalInitialization = true },
        new GruEncoder { HiddenSize = 3, ResetBeforeProduct = true, Layers = 2 },
        new GruEncoder { HiddenSize = 3, Layers = 2, Residual = true, Bidirectional = false },
        new RnnEncoder { HiddenSize = 3, Layers = 2, Residual = true, OrthogonalInitialization = true },
        new RnnEncoder { HiddenSize = 3, Activation = RnnActivation.Relu, OrthogonalInitialization = true },
    ];

    /// <summary>Loading compares the number of weights with what the configuration promises.</summary>
    [Theory]
    [MemberData(nameof(Encoders))]
    public void Every_encoder_is_saved_and_loaded_and_predicts_the_same_bits(Encoder encoder)
    {
        var options = Problems.Quick() with { Encoder = encoder };
        var (texts, classes) = Problems.TwoWords(40, seed: 1);
        var (model, _) = ClassifierTrainer.Train(texts, classes, 2, InputKind.Tokens, options);
        var loaded = TextClassifier.Load(model.Save());
        Assert.Equal(encoder, loaded.Config.Options.Encoder);
        foreach (var text in texts)
            Assert.Equal(Predictions.Of(model, text), Predictions.Of(loaded, text));
    }

    [Fact]
    public void Options_that_a_model_of_an_earlier_version_does_not_have_are_those_of_that_version()
    {
        var older = TextClassifier.Load(Forge.WithConfig(config =>
        {
            var encoder = config["options"]!["encoder"]!.AsObject();
            foreach (var added in new[] { "peepholes", "layerNormalization", "residual", "orthogonalInitialization" })
                Assert.True(encoder.Remove(added));
        }));
        Assert.Equal(TextClassifier.Load(Forge.Sound).Config.Options, older.Config.Options);
    }
}

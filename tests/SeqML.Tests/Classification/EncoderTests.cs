using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Classification;
using SeqML.Layers;
using SeqML.Layers.Transformers;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Classification;

public sealed class EncoderTests
{
    private readonly MLContext ml = new(1);

    private static TextClassificationOptions<TEncoder> Options<TEncoder>(TEncoder encoder)
        where TEncoder : Encoder, new() => new()
        {
            InputColumnName = "Text",
            Encoder = encoder,
            Embedding = new EmbeddingOptions { Size = 12, Dropout = 0 },
            Dropout = 0,
            Training = TestData.Training(),
        };

    private IEstimator<ITransformer> Create(string encoder) => encoder switch
    {
        "lstm" => ml.SeqML().MulticlassClassification.Lstm(Options(new LstmEncoder { HiddenSize = 12 })),
        "lstm peepholes" => ml.SeqML().MulticlassClassification.Lstm(Options(new LstmEncoder { HiddenSize = 12, Peepholes = true })),
        "lstm layer normalization" => ml.SeqML().MulticlassClassification.Lstm(Options(new LstmEncoder { HiddenSize = 12, LayerNormalization = true })),
        "lstm residual" => ml.SeqML().MulticlassClassification.Lstm(Options(new LstmEncoder { HiddenSize = 12, Layers = 3, Dropout = 0, Residual = true, OrthogonalInitialization = true })),
        "gru reset before" => ml.SeqML().MulticlassClassification.Gru(Options(new GruEncoder { HiddenSize = 12, ResetBeforeProduct = true })),
        "gru" => ml.SeqML().MulticlassClassification.Gru(Options(new GruEncoder { HiddenSize = 12 })),
        "gru attention" => ml.SeqML().MulticlassClassification.Gru(Options(new GruEncoder { HiddenSize = 12 }) with { Pooling = Pooling.Attention }),
        "rnn" => ml.SeqML().MulticlassClassification.Rnn(Options(new RnnEncoder { HiddenSize = 12 })),
        "rnn relu" => ml.SeqML().MulticlassClassification.Rnn(Options(new RnnEncoder { HiddenSize = 12, Activation = RnnActivation.Relu })),
        "cnn" => ml.SeqML().MulticlassClassification.Cnn(Options(new CnnEncoder { Filters = 12 })),
        "transformer" => ml.SeqML().MulticlassClassification.Transformer(Options(new TransformerEncoder { FeedForwardSize = 24 })),
        "transformer post" => ml.SeqML().MulticlassClassification.Transformer(Options(new TransformerEncoder
        {
            FeedForwardSize = 24, Norm = NormPlacement.Post, Positions = Positions.Sinusoidal, Activation = Activation.Relu,
        })),
        "cnn stack" => ml.SeqML().MulticlassClassification.Cnn(Options(
            new CnnEncoder { Filters = 12, MaximumWidth = 3, Layers = 3, Activation = Activation.Gelu, Dropout = 0.1f })),
        _ => throw new ArgumentOutOfRangeException(nameof(encoder)),
    };

    [Theory]
    [InlineData("lstm")]
    [InlineData("lstm peepholes")]
    [InlineData("lstm layer normalization")]
    [InlineData("lstm residual")]
    [InlineData("gru")]
    [InlineData("gru reset before")]
    [InlineData("gru attention")]
    [InlineData("rnn")]
    [InlineData("rnn relu")]
    [InlineData("cnn")]
    [InlineData("transformer")]
    [InlineData("transformer post")]
    [InlineData("cnn stack")]
    public void Every_encoder_learns_the_order_of_words_and_loads_as_it_was(string encoder)
    {
        var view = TestData.View(ml);
        var model = ml.Transforms.Conversion.MapValueToKey("Label").Append(Create(encoder))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(view);
        Assert.True(ml.MulticlassClassification.Evaluate(model.Transform(view)).MicroAccuracy > 0.95);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        Assert.Equal(model.Transform(view).GetColumn<float[]>("Score"), loaded.Transform(view).GetColumn<float[]>("Score"));
    }

    [Fact]
    public void Every_encoder_has_a_binary_trainer_with_names_and_one_with_options()
    {
        var catalog = ml.SeqML().BinaryClassification;
        var view = ml.Data.LoadFromEnumerable(TestData.Reviews().Select(row => new Claim { Label = row.Label == "positive", Text = row.Text }).ToList());
        BinaryClassificationEstimator[] trainers =
        [
            catalog.Gru(Options(new GruEncoder { HiddenSize = 12 })),
            catalog.Rnn(Options(new RnnEncoder { HiddenSize = 12 })),
            catalog.Cnn(Options(new CnnEncoder { Filters = 12 })),
            catalog.Transformer(Options(new TransformerEncoder { FeedForwardSize = 24 })),
        ];
        Assert.All(trainers, trainer => Assert.True(ml.BinaryClassification.Evaluate(trainer.Fit(view).Transform(view)).Accuracy > 0.95));
        BinaryClassificationEstimator[] byName = [catalog.Gru("Label", "Text"), catalog.Rnn("Label", "Text"), catalog.Cnn("Label", "Text"), catalog.Transformer("Label", "Text")];
        Assert.All(byName, trainer => Assert.Equal(5, trainer.Fit(ml.Data.TakeRows(view, 40)).GetOutputSchema(view.Schema).Count));
    }

    [Fact]
    public void Options_of_the_encoders_are_checked()
    {
        Assert.Contains("MaximumWidth", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Cnn(Options(new CnnEncoder { MinimumWidth = 4, MaximumWidth = 3 }))).Message, StringComparison.Ordinal);
        Assert.Contains("Filters", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Cnn(Options(new CnnEncoder { Filters = 0 }))).Message, StringComparison.Ordinal);
        Assert.Matches("a divisor of a word's 12 numbers.*Embedding.Size.*found 5", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Transformer(Options(new TransformerEncoder { Heads = 5 }))).Message);
        Assert.Contains("FeedForwardSize", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Transformer(Options(new TransformerEncoder { FeedForwardSize = 0 }))).Message, StringComparison.Ordinal);
        Assert.Contains("Layers", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Transformer(Options(new TransformerEncoder { Layers = 0 }))).Message, StringComparison.Ordinal);
        Assert.Contains("Positions", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().MulticlassClassification.Transformer(Options(new TransformerEncoder { Positions = (Positions)7 }))).Message, StringComparison.Ordinal);
        Assert.Contains("DilationGrowth", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Cnn(Options(new CnnEncoder { DilationGrowth = 9 }))).Message, StringComparison.Ordinal);
        Assert.Contains("Activation", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Rnn(Options(new RnnEncoder { Activation = (RnnActivation)7 }))).Message, StringComparison.Ordinal);
        Assert.Contains("LayerNormalization", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Lstm(Options(new LstmEncoder { Peepholes = true, LayerNormalization = true }))).Message, StringComparison.Ordinal);
        Assert.Contains("HiddenSize", Assert.Throws<ArgumentOutOfRangeException>(() => ml.SeqML().BinaryClassification.Gru(Options(new GruEncoder { HiddenSize = 0 }))).Message, StringComparison.Ordinal);
    }
}

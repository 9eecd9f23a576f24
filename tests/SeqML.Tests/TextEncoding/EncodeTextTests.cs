using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tests.Stages;
using SeqML.Tests.Tagging;

namespace SeqML.Tests.TextEncoding;

public sealed class EncodeTextTests
{
    private static readonly string?[] Texts = ["the film: good not bad", "bad not good", "", null, "\uD83D good \u202E"];

    private readonly MLContext ml = new(1);

    private SeqMLTransforms Transforms => ml.SeqML().Transforms;

    [Fact]
    public void A_fitted_a_loaded_and_a_plain_classifier_give_the_same_features_in_memory_and_loaded()
    {
        var train = TestData.View(ml, 40);
        var fitted = TestData.Pipeline(ml, Quick("Text")).Fit(train);
        var loaded = TestData.SaveAndLoad(ml, fitted, train.Schema);
        var plain = Plain();
        foreach (var (stage, model) in new (IEstimator<ITransformer>, TextModel?)[]
        {
            (Transforms.EncodeText("Features", "Text", fitted), null),
            (Transforms.EncodeText("Features", "Text", loaded), null),
            (Transforms.EncodeText("Features", "Text", plain), plain),
        })
        {
            var view = StageData.Texts(ml, Texts);
            float[][]? before = null;
            foreach (var output in StageData.Outputs(ml, stage.Fit(view), view))
            {
                Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, model?.EncodingSize ?? 24), output.Schema["Features"].Type);
                Assert.Equal(["Features", "Label", "Text"], StageData.Columns(output));
                float[][] rows = [.. output.GetColumn<float[]>("Features")];
                Assert.Equal(before ?? rows, rows);
                before = rows;
                Assert.Equal(rows[2], rows[3]); // an empty text as it is read: one padding word
                Assert.NotEqual(rows[0], rows[1]);
                for (var row = 0; row < Texts.Length && model is not null; row++)
                {
                    var expected = new float[model.EncodingSize];
                    model.Encode(Texts[row], expected);
                    Assert.Equal(expected, rows[row]);
                }
            }
        }
    }

    [Fact]
    public void Tokens_have_vectors_of_variable_size_of_the_last_layer_or_all()
    {
        var fitted = Transforms.TokenizeWords("Tokens", "Text").Append(TestData.Pipeline(ml, Quick("Tokens") with { Encoder = new() { HiddenSize = 5, Layers = 2 } })).Fit(TestData.View(ml, 40));
        var view = StageData.Words(ml, ["good", "", "bad"], [], null);
        var results = new List<float[]>();
        foreach (var layers in Enum.GetValues<TokenLayers>())
            foreach (var output in StageData.Outputs(ml, Transforms.EncodeTokens("Vectors", "Words", fitted, layers).Fit(view), view))
            {
                Assert.Equal(new VectorDataViewType(NumberDataViewType.Single), output.Schema["Vectors"].Type);
                float[][] rows = [.. output.GetColumn<float[]>("Vectors")];
                Assert.Equal([20, 0, 0], rows.Select(row => row.Length)); // the model passes over empty words
                results.Add(rows[0]);
            }
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[2], results[3]);
        Assert.NotEqual(results[0], results[2]);
        Assert.Equal(10, ((VectorDataViewType)Transforms.EncodeText("One", "Words", fitted).Fit(view).Transform(view).Schema["One"].Type).Size);
    }

    [Fact]
    public void Keys_are_read_where_the_model_was_trained_on_them()
    {
        var chain = Transforms.MapWordsToKey("Keys", "Text").Append(TestData.Pipeline(ml, Quick("Keys")));
        var train = TestData.View(ml, 40);
        var fitted = chain.Fit(train);
        var keys = Transforms.MapWordsToKey("Keys", "Text").Fit(train).Transform(train);
        foreach (var output in StageData.Outputs(ml, Transforms.EncodeText("Features", "Keys", fitted).Append(Transforms.EncodeTokens("Vectors", "Keys", fitted)).Fit(keys), keys))
        {
            Assert.Equal(24, output.GetColumn<float[]>("Features").First().Length);
            Assert.Equal(3 * 24, output.GetColumn<float[]>("Vectors").First().Length); // good not bad
        }
        Assert.Contains("'Text'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.EncodeText("Features", "Text", fitted).Fit(train)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_taggers_tokens_have_vectors_and_their_mean_is_the_texts()
    {
        var train = TagData.View(ml, 24);
        var options = TagData.Options(training: TagData.Training() with { Epochs = 1 });
        var fitted = TagData.Pipeline(ml, options).Fit(train);
        var view = StageData.Words(ml, ["Ada", "met", "Bob"], [], null);
        foreach (var output in StageData.Outputs(ml, Transforms.EncodeTokens("Vectors", "Words", fitted).Append(Transforms.EncodeText("Features", "Words", fitted)).Fit(view), view))
        {
            float[][] vectors = [.. output.GetColumn<float[]>("Vectors")], features = [.. output.GetColumn<float[]>("Features")];
            Assert.Equal([72, 0, 0], vectors.Select(row => row.Length));
            for (var i = 0; i < 24; i++)
                Assert.Equal((vectors[0][i] + vectors[0][24 + i] + vectors[0][48 + i]) / 3, features[0][i], 1e-6);
            Assert.Equal([new float[24], new float[24]], features[1..]);
        }
        var tagger = TaggerTrainer.Train([new(["Ada", "sleeps"], [1, 0]), new(["Bob", "sleeps"], [1, 0])], ["O", "B-PER"], 0, TaggerInput.Text,
            new() { Encoder = new LstmEncoder { HiddenSize = 3 }, Training = new() { Epochs = 1, Seed = 1, ValidationFraction = 0 } }).Model;
        var texts = StageData.Texts(ml, "Ada sleeps", null);
        foreach (var output in StageData.Outputs(ml, Transforms.EncodeTokens("Vectors", "Text", tagger).Append(Transforms.EncodeText("Features", "Text", tagger)).Fit(texts), texts))
        {
            Assert.Equal([12, 0], output.GetColumn<float[]>("Vectors").Select(row => row.Length));
            Assert.Equal([6, 6], output.GetColumn<float[]>("Features").Select(row => row.Length));
        }
    }

    [Fact]
    public void Misfits_are_told_and_the_pipeline_keeps_its_one_model()
    {
        var view = StageData.Texts(ml, "a");
        var stage = Transforms.EncodeText("Features", "Text", Plain());
        Assert.Contains("'Txt'", Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.EncodeText("Features", "Txt", Plain()).Fit(view)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.EncodeTokens("Features", "Text", Plain(), (TokenLayers)9));
        Assert.Throws<ArgumentNullException>(() => Transforms.EncodeText("Features", "Text", (ITransformer)null!));
        var without = stage.Fit(view);
        Assert.Contains("found none", Assert.Throws<ArgumentException>(() => Transforms.EncodeText("Features", "Text", without)).Message, StringComparison.Ordinal);
        var classifier = TestData.Pipeline(ml, Quick("Text")).Fit(TestData.View(ml, 40));
        Assert.Equal("Text classifier", ml.SeqML().Describe(new TransformerChain<ITransformer>(without, classifier)).Kind);
    }

    private static SeqML.Classification.TextClassificationOptions<LstmEncoder> Quick(string input) => TestData.Options(input, TestData.Training() with { Epochs = 1 });

    private static TextClassifier Plain() => ClassifierTrainer.Train([["good", "film"], ["bad", "film"], ["good"], ["bad"]], [1, 0, 1, 0], 2, InputKind.Text, new()
    {
        Encoder = new GruEncoder { HiddenSize = 3 },
        Training = new() { Epochs = 1, Seed = 1, ValidationFraction = 0 },
    }).Model;
}

using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Tasks.Encoders;

namespace SeqML.Tests.Classification;

public sealed class InputColumnTests
{
    [Fact]
    public void Text_its_words_and_their_keys_are_all_read()
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var prepared = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.SeqML().Transforms.TokenizeWords("Tokens", "Text"))
            .Append(ml.Transforms.Conversion.MapValueToKey("Keys", "Tokens"))
            .Fit(view);
        foreach (var input in new[] { "Text", "Tokens", "Keys" })
        {
            var model = ml.SeqML().MulticlassClassification.Lstm(TestData.Options(input)).Fit(prepared.Transform(view));
            var chain = new TransformerChain<ITransformer>(prepared, model);
            var loaded = TestData.SaveAndLoad(ml, chain, view.Schema);
            var metrics = ml.MulticlassClassification.Evaluate(loaded.Transform(view));
            Assert.True(metrics.MicroAccuracy > 0.95, $"{input}: accuracy {metrics.MicroAccuracy}");
            Assert.Equal(
                chain.Transform(view).GetColumn<float[]>("Score").SelectMany(score => score),
                loaded.Transform(view).GetColumn<float[]>("Score").SelectMany(score => score));
        }
    }

    [Fact]
    public void A_text_and_its_words_give_the_same_model()
    {
        var ml = new MLContext(1);
        var view = ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.SeqML().Transforms.TokenizeWords("Tokens", "Text"))
            .Fit(TestData.View(ml)).Transform(TestData.View(ml));
        var scores = new[] { "Text", "Tokens" }.Select(input => ml.SeqML().MulticlassClassification
            .Lstm(TestData.Options(input, TestData.Training() with { Seed = 5 })).Fit(view).Transform(view).GetColumn<float[]>("Score").ToArray()).ToArray();
        Assert.Equal(scores[0], scores[1]);
    }

    [Fact]
    public void Keys_that_training_did_not_meet_are_unknown_words()
    {
        var ml = new MLContext(1);
        var rows = Enumerable.Range(0, 40).Select(i => new KeyRow { Label = i % 2 == 0, Keys = i % 2 == 0 ? [0, 1] : [1, 0] }).ToList();
        var view = ml.Data.LoadFromEnumerable(rows);
        var model = ml.SeqML().BinaryClassification.Lstm(TestData.Options("Keys")).Fit(view);
        var others = ml.Data.LoadFromEnumerable(new List<KeyRow> { new() { Keys = [7, 8] }, new() { Keys = [] }, new() { Keys = [9, 9, 9] } });
        Assert.All(model.Transform(others).GetColumn<float>("Probability"), probability => Assert.InRange(probability, 0, 1));
    }

    [Fact]
    public void The_overload_with_names_reads_Label_and_Tokens_by_default()
    {
        var ml = new MLContext(1);
        var view = ml.Transforms.Conversion.MapValueToKey("Label").Append(ml.SeqML().Transforms.TokenizeWords("Tokens", "Text"))
            .Fit(TestData.View(ml, 40)).Transform(TestData.View(ml, 40));
        Assert.NotNull(ml.SeqML().MulticlassClassification.Lstm().Fit(view));
        Assert.NotNull(ml.SeqML().MulticlassClassification.Lstm("Label", "Text").Fit(view));
    }

    [Theory]
    [InlineData(Pooling.Max)]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.Last)]
    public void Every_pooling_and_encoder_size_loads_as_it_was(Pooling pooling)
    {
        var ml = new MLContext(1);
        var view = TestData.View(ml);
        var options = TestData.Options() with { Pooling = pooling, Encoder = new LstmEncoder { HiddenSize = 5, Layers = 2, Bidirectional = pooling == Pooling.Mean } };
        var model = TestData.Pipeline(ml, options).Fit(view);
        var loaded = TestData.SaveAndLoad(ml, model, view.Schema);
        Assert.Equal(model.Transform(view).GetColumn<float[]>("Score"), loaded.Transform(view).GetColumn<float[]>("Score"));
    }

    private sealed class KeyRow
    {
        public bool Label { get; set; }

        [KeyType(10)]
        public uint[] Keys { get; set; } = [];
    }
}

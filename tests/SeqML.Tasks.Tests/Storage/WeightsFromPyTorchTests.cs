using SeqML.Tasks.Classification;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Storage;

/// <summary>Classifiers that PyTorch trained give its scores here. (golden/README.md)</summary>
public sealed class WeightsFromPyTorchTests
{
    /// <summary>F32, F16, F64, BF16, and F32 under other names.</summary>
    public static TheoryData<string> Models => ["lstm", "gru", "rnn", "cnn", "transformer", "transformer_post", "renamed"];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_that_pytorch_trained_gives_its_scores(string name)
    {
        var golden = new PyTorchModel(name);
        var texts = TextClassifier.FromWeights(golden.Path, golden.Config(), golden.Words, golden.Names);
        var tokens = TextClassifier.FromWeights(golden.Weights, golden.Config(InputKind.Tokens), golden.Words, golden.Names);
        var off = 0d;
        foreach (var (text, expected) in golden.Texts.Zip(golden.Scores))
        {
            var scores = Predictions.Of(texts, text);
            Assert.Equal(scores, Predictions.Of(tokens, text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            off = Math.Max(off, expected.Zip(scores, (theirs, ours) => Math.Abs(theirs - ours)).Max());
        }
        Assert.InRange(off, 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void It_is_a_model_like_any_other(string name)
    {
        var golden = new PyTorchModel(name);
        var model = TextClassifier.FromWeights(golden.Path, golden.Config(), golden.Words, golden.Names);
        var loaded = TextClassifier.Load(model.Save());
        foreach (var text in golden.Texts)
            Assert.Equal(Predictions.Of(model, text), Predictions.Of(loaded, text));
        Assert.Equal(golden.Words, loaded.Words);
    }

    [Fact]
    public void F32_comes_in_and_goes_out_bit_for_bit()
    {
        var golden = new PyTorchModel("lstm");
        using var stream = new MemoryStream();
        TextClassifier.FromWeights(golden.Path, golden.Config(), golden.Words).ExportWeights(stream);
        var (before, after) = (SafetensorsReader.Read(golden.Weights), SafetensorsReader.Read(stream.ToArray()));
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (name, tensor) in before)
        {
            Assert.Equal(tensor.Shape, after[name].Shape);
            Expect.SameBits(tensor.Values, after[name].Values, name);
        }
    }

    [Fact]
    public void Keys_need_no_words()
    {
        var golden = new PyTorchModel("lstm");
        var model = TextClassifier.FromWeights(golden.Path, golden.Config(InputKind.Keys), []);
        var words = TextClassifier.FromWeights(golden.Path, golden.Config(InputKind.Tokens), golden.Words);
        Assert.Equal(Predictions.Of(words, "good", "film", "unheard of"), Predictions.Of(model, 1u, 6u, 0u)); // key k is id k + 1
    }
}

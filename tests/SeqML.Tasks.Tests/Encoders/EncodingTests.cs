using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;
using SeqML.Tasks.Tagging.Heads;
using SeqML.Tasks.Tests.Storage;
using SeqML.Tasks.Tests.Tagging;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Encoders;

/// <summary>What a trained model makes of a text before its head.</summary>
public sealed class EncodingTests
{
    private static readonly (string[][] Texts, int[] Classes) Rows = Problems.ThreeWords(40, seed: 3);

    public static TheoryData<Encoder> All =>
    [
        new LstmEncoder { HiddenSize = 4, Layers = 2 }, new GruEncoder { HiddenSize = 3, Bidirectional = false }, new RnnEncoder { HiddenSize = 4, Layers = 3 },
        new CnnEncoder { Filters = 3 }, new CnnEncoder { Filters = 3, Layers = 2 }, new TransformerEncoder { Heads = 2, FeedForwardSize = 8 },
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void The_head_on_a_texts_vector_gives_the_probabilities(Encoder encoder)
    {
        foreach (var pooling in Enum.GetValues<Pooling>())
        {
            var model = Train(encoder, pooling);
            var vector = new float[model.EncodingSize];
            foreach (var text in new[] { "a x c b", "b", "", "unknown words", null })
            {
                model.Encode(text, vector);
                var logits = Head(model, vector);
                var (largest, expected) = (logits.Max(), Predictions.Of(model, text));
                var sum = logits.Sum(logit => Math.Exp((logit - largest) / model.Config.Temperature));
                for (var c = 0; c < logits.Length; c++)
                    Assert.Equal(expected[c], Math.Exp((logits[c] - largest) / model.Config.Temperature) / sum, 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_texts_vector_is_pooled_of_its_tokens_vectors(Encoder encoder)
    {
        string[] text = ["a", "x", "c", "b", "z"];
        foreach (var pooling in new[] { Pooling.Max, Pooling.Mean })
        {
            var (model, tokens) = (Train(encoder, pooling), new TokenVectors());
            var (vector, mean) = (new float[model.EncodingSize], new float[model.EncodingSize]);
            model.Encode([.. text.Select(word => word.AsMemory())], vector);
            model.EncodeTokens(string.Join(' ', text), tokens);
            Assert.Equal((5, model.EncodingSize), (tokens.Count, tokens.Size));
            tokens.Mean(mean);
            for (var i = 0; i < vector.Length; i++)
                Assert.Equal(vector[i], pooling == Pooling.Mean ? mean[i] : Enumerable.Range(0, 5).Max(token => tokens[token][i]), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_mean_of_layers_is_another_where_there_are_several_and_the_last_where_there_is_one(Encoder encoder)
    {
        var (model, last, mean) = (Train(encoder, Pooling.Max), new TokenVectors(), new TokenVectors());
        model.EncodeTokens("a b x", last);
        model.EncodeTokens("a b x", mean, TokenLayers.Mean);
        Assert.Equal(last.Values.Length, mean.Values.Length);
        var several = encoder is RecurrentEncoder { Layers: > 1 } or CnnEncoder { Layers: > 1 } or TransformerEncoder;
        Assert.Equal(!several, last.Values.SequenceEqual(mean.Values));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_loaded_model_encodes_the_same_and_nothing_is_allocated(Encoder encoder)
    {
        var model = Train(encoder, Pooling.Max);
        var loaded = TextModel.LoadAny(model.Save());
        var (vector, expected, tokens) = (new float[model.EncodingSize], new float[model.EncodingSize], new TokenVectors());
        model.Encode("a b x", expected);
        loaded.Encode("a b x", vector);
        Assert.Equal(expected, vector);
        Assert.Equal(0, Allocations.Of(() => loaded.Encode("a b x", vector)));
        foreach (var layers in Enum.GetValues<TokenLayers>())
            Assert.Equal(0, Allocations.Of(() => loaded.EncodeTokens("a b x", tokens, layers)));
    }

    [Fact]
    public void Keys_are_encoded_and_empty_texts_have_no_tokens_and_room_is_checked()
    {
        var model = ClassifierTrainer.Train([.. Rows.Texts.Select(Problems.Keys)], 26, Rows.Classes, 6, Problems.Quick()).Model;
        var (vector, tokens) = (new float[model.EncodingSize], new TokenVectors());
        model.Encode([1u, 2, 99, 0], vector);
        Assert.Contains(vector, value => value != 0);
        model.EncodeTokens([1u, 2, 99, 0], tokens);
        Assert.Equal(4, tokens.Count);
        model.EncodeTokens(default(ReadOnlySpan<uint>), tokens);
        Assert.Equal((0, model.EncodingSize, 0), (tokens.Count, tokens.Size, tokens.Values.Length));
        tokens.Mean(vector);
        Assert.All(vector, value => Assert.Equal(0, value));
        Assert.Throws<ArgumentException>("vector", () => model.Encode([1u], new float[model.EncodingSize - 1]));
        Assert.Throws<ArgumentException>("mean", () => tokens.Mean(new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => tokens[0].Length);
    }

    [Fact]
    public void A_tagger_gives_each_word_the_state_by_which_it_is_tagged()
    {
        foreach (var input in Enum.GetValues<TaggerInput>())
        {
            var model = TaggingProblems.QuickModel(input, new SoftmaxHead());
            var (weights, bias) = (Weight(model.ExportWeights, "head.weight"), Weight(model.ExportWeights, "head.bias"));
            var (tokens, tagged) = (new TokenVectors(), new TaggedText());
            model.EncodeTokens("Ada Lee went home, again", tokens);
            model.Tag("Ada Lee went home, again", tagged);
            Assert.Equal(5, tokens.Count);
            for (var word = 0; word < 5; word++)
            {
                var logits = Enumerable.Range(0, bias.Length).Select(tag => bias[tag] + Dot(weights.AsSpan(tag * model.EncodingSize, model.EncodingSize), tokens[word])).ToArray();
                var largest = logits.Max();
                Assert.Equal(tagged.Scores[word], Math.Exp(logits.Max() - largest) / logits.Sum(logit => Math.Exp(logit - largest)), 1e-5);
            }
            var same = new TokenVectors();
            model.EncodeTokens([.. "Ada Lee went home, again".Split(' ').Select(word => word.AsMemory())], same);
            Assert.True(tokens.Values.SequenceEqual(same.Values));
            Assert.Equal(0, Allocations.Of(() => model.EncodeTokens("Ada Lee went home, again", tokens, TokenLayers.Mean)));
            model.EncodeTokens("", tokens);
            Assert.Equal(0, tokens.Count);
        }
    }

    [Fact]
    public void Words_beyond_what_a_tagger_reads_together_have_vectors_too()
    {
        var (model, tokens) = (TaggingProblems.QuickModel(), new TokenVectors());
        var count = 2 * model.Config.Options.MaximumTokens + 3;
        model.EncodeTokens(string.Join(' ', Enumerable.Repeat("home", count)), tokens);
        Assert.Equal(count, tokens.Count);
    }

    private static TextClassifier Train(Encoder encoder, Pooling pooling) => ClassifierTrainer.Train(Rows.Texts, Rows.Classes, 6, InputKind.Text, Problems.Quick() with
    {
        Encoder = encoder,
        Embedding = new() { Size = 4, MinimumCount = 1 },
        Pooling = pooling,
    }).Model;

    private static double[] Head(TextModel model, float[] vector)
    {
        var (weights, bias) = (Weight(model.ExportWeights, "head.weight"), Weight(model.ExportWeights, "head.bias"));
        return [.. bias.Select((value, c) => value + Dot(weights.AsSpan(c * vector.Length, vector.Length), vector))];
    }

    private static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
            sum += (double)x[i] * y[i];
        return sum;
    }

    private static float[] Weight(Action<Stream> export, string name)
    {
        using var stream = new MemoryStream();
        export(stream);
        return SafetensorsReader.Read(stream.ToArray())[name].Values;
    }
}

using SeqML.Layers;
using SeqML.Layers.Transformers;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Explanation;

namespace SeqML.Tasks.Tests.Explanation;

/// <summary>Every encoder against differences of its own logits, which know nothing of gradients.</summary>
public sealed class ExplanationReferenceTests
{
    private static readonly string[] Text = ["a", "c", "b", "d", "a", "b"];

    private static readonly Dictionary<string, (Encoder Encoder, Pooling Pooling, float Spread)> Cases = new() // words of a spread on which the network is not linear; where it normalizes what words alone make, a small one, since all happens close to nothing there
    {
        ["rnn"] = (new RnnEncoder { HiddenSize = 5 }, Pooling.Mean, 1),
        ["lstm"] = (new LstmEncoder { HiddenSize = 5 }, Pooling.Last, 1),
        ["lstm of two layers"] = (new LstmEncoder { HiddenSize = 3, Layers = 2, Residual = true, Dropout = 0.4f }, Pooling.Attention, 1),
        ["lstm with peepholes"] = (new LstmEncoder { HiddenSize = 5, Peepholes = true }, Pooling.Mean, 1),
        [Normalized] = (new LstmEncoder { HiddenSize = 5, LayerNormalization = true }, Pooling.Mean, 0.003f),
        ["gru"] = (new GruEncoder { HiddenSize = 5 }, Pooling.Attention, 1),
        ["gru of 2014, forward only"] = (new GruEncoder { HiddenSize = 5, ResetBeforeProduct = true, Bidirectional = false }, Pooling.Last, 1),
        ["cnn"] = (new CnnEncoder { Filters = 4, MinimumWidth = 2, MaximumWidth = 3, Activation = Activation.Gelu }, Pooling.Mean, 1),
        ["cnn of two layers"] = (new CnnEncoder { Filters = 4, MinimumWidth = 2, MaximumWidth = 3, Layers = 2, Activation = Activation.Gelu, Dropout = 0.4f }, Pooling.Attention, 1),
        ["transformer"] = (new TransformerEncoder { Layers = 2, Heads = 2, FeedForwardSize = 7, Dropout = 0.4f }, Pooling.Mean, 0.02f),
        ["transformer with norms behind"] = (new TransformerEncoder { Layers = 1, Heads = 3, FeedForwardSize = 7, Norm = NormPlacement.Post, Positions = Positions.Sinusoidal, Dropout = 0.4f }, Pooling.Attention, 1),
    };

    /// <summary>Normalizes what is next to nothing, step after step: there its gradients change too fast for these differences, and for few steps.</summary>
    private const string Normalized = "lstm with layer normalization";

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> SmoothNames => [.. Cases.Keys.Where(name => name != Normalized)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_times_input_is_how_fast_the_logit_grows_with_a_word(string name)
    {
        var network = Create(name);
        var vectors = network.VectorsOf(Text);
        for (var c = 0; c < ExplainedNetwork.Classes; c++)
            AssertClose([.. Text.Select((_, word) => network.Slope(vectors, 1, word, c))], network.Model.Explain(Text, ExplanationMethod.GradientTimesInput, c));
    }

    [Theory]
    [MemberData(nameof(SmoothNames))]
    public void Integrated_gradients_are_the_mean_of_that_on_the_way_from_nothing(string name)
    {
        const int steps = 7;
        var network = Create(name);
        // Slope is x_t . dF/dx_t at the share, where x_t is the whole word's vector: equation 1 before its mean.
        var vectors = network.VectorsOf(Text);
        var expected = Text.Select((_, word) => Enumerable.Range(0, steps).Average(k => network.Slope(vectors, (k + 0.5) / steps, word, 1))).ToArray();
        AssertClose(expected, network.Model.Explain(Text, ExplanationMethod.IntegratedGradients, 1, steps));
    }

    [Theory]
    [MemberData(nameof(SmoothNames))]
    public void Integrated_gradients_sum_to_what_the_words_add_to_the_logit(string name)
    {
        var network = Create(name);
        var vectors = network.VectorsOf(Text);
        for (var c = 0; c < ExplainedNetwork.Classes; c++)
        {
            var whole = network.Logit(vectors, c) - network.Logit(new float[vectors.Length], c);
            var errors = new[] { 4, 40, 1000 }.Select(steps =>
            {
                var explanation = network.Model.Explain(Text, ExplanationMethod.IntegratedGradients, c, steps);
                var error = explanation.Words.Sum(word => (double)word.Score) - whole;
                Assert.Equal(error, explanation.ConvergenceDelta!.Value, 1e-5);
                return Math.Abs(error);
            }).ToArray();
            var rounding = 2e-5 * Math.Max(1, Math.Abs(whole));
            Assert.True(errors[1] < errors[0] / 4 + rounding && errors[2] < errors[1] / 4 + rounding, $"{name}: errors that fall with the steps, found {string.Join(", ", errors)} of {whole}");
            Assert.InRange(errors[2], 0, 1e-3 * Math.Max(1, Math.Abs(whole)));
        }
    }

    private static ExplainedNetwork Create(string name) => new(Cases[name].Encoder, Cases[name].Pooling, Cases[name].Spread);

    private static void AssertClose(double[] expected, TextExplanation found)
    {
        Assert.Equal(expected.Length, found.Words.Count);
        var allowed = 2e-3 * expected.Max(Math.Abs);
        Assert.True(allowed > 1e-6, "the words do something");
        for (var word = 0; word < expected.Length; word++)
            Assert.Equal(expected[word], found.Words[word].Score, allowed);
    }
}

using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Explanation;
using SeqML.TestKit;

namespace SeqML.Tasks.Tests.Explanation;

/// <summary>Networks whose states are the words' vectors, so that the answers are known: filters that look at one word and pass on its numbers, which are above 0.</summary>
public sealed class LinearModelTests
{
    private static readonly string[] Text = ["b", "a", "d", "b"];

    [Theory]
    [InlineData(ExplanationMethod.GradientTimesInput)]
    [InlineData(ExplanationMethod.IntegratedGradients)]
    public void Of_a_mean_of_words_each_word_adds_its_part_of_the_logit(ExplanationMethod method)
    {
        var network = Create(Pooling.Mean);
        var (vectors, head) = (network.VectorsOf(Text), network.Weight("head.weight").Tensor.Values.ToArray());
        for (var c = 0; c < ExplainedNetwork.Classes; c++)
        {
            var expected = Text.Select((_, word) => Enumerable.Range(0, ExplainedNetwork.Size)
                .Sum(i => (double)head[c * ExplainedNetwork.Size + i] * vectors[word * ExplainedNetwork.Size + i]) / Text.Length).ToArray();
            var found = network.Model.Explain(Text, method, c);
            Expect.AllClose(expected, [.. found.Words.Select(word => word.Score)], Tolerance.Operation, "scores");
            if (method == ExplanationMethod.IntegratedGradients)
                Assert.InRange(found.ConvergenceDelta!.Value, -1e-5f, 1e-5f);
        }
    }

    [Fact]
    public void Of_a_label_the_likeliest_is_explained_by_its_own_logit()
    {
        var network = Create(Pooling.Mean);
        var (classes, labels) = (network.Model.Explain(Text, classIndex: 1), network.Labels.Explain(Text, classIndex: 1));
        Assert.Equal(classes.Words, labels.Words);
        Assert.Equal(1 / (1 + Math.Exp(-network.Logit(network.VectorsOf(Text), 1))), labels.Answer, 1e-5);
        Assert.False(labels.IsValue);
        var likeliest = Enumerable.Range(0, ExplainedNetwork.Classes).MaxBy(label => network.Logit(network.VectorsOf(Text), label));
        Assert.Equal(likeliest, network.Labels.Explain(Text).ClassIndex);
    }

    [Theory]
    [InlineData(ExplanationMethod.GradientTimesInput)]
    [InlineData(ExplanationMethod.IntegratedGradients)]
    public void Of_a_value_scores_are_in_its_unit(ExplanationMethod method)
    {
        var network = Create(Pooling.Mean);
        var (logit, value) = (network.Model.Explain(Text, method, classIndex: 0), network.ValueOn(new ValueScale(100, 20)).Explain(Text, method));
        Assert.Equal(100 + 20 * network.Logit(network.VectorsOf(Text), 0), value.Answer, 1e-3);
        Assert.True(value.IsValue);
        Expect.AllClose([.. logit.Words.Select(word => 20d * word.Score)], [.. value.Words.Select(word => word.Score)], Tolerance.Operation, "scores");
        Assert.Contains(FormattableString.Invariant($"<strong>{value.Answer:0.####}</strong> <small>"), value.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Attention_is_the_softmax_of_how_well_each_word_fits_the_learned_question()
    {
        var network = Create(Pooling.Attention);
        var vectors = network.VectorsOf(Text);
        var (question, weight, bias) = (Numbers("pooling.context"), Numbers("pooling.projection.weight"), Numbers("pooling.projection.bias"));
        var size = ExplainedNetwork.Size;
        var fits = Text.Select((_, word) => Math.Exp(Enumerable.Range(0, size).Sum(a =>
            question[a] * Math.Tanh(bias[a] + Enumerable.Range(0, size).Sum(i => weight[a * size + i] * vectors[word * size + i]))))).ToArray();
        var found = network.Model.Explain(Text, ExplanationMethod.Attention);
        Expect.AllClose([.. fits.Select(fit => fit / fits.Sum())], [.. found.Words.Select(word => word.Score)], Tolerance.Operation, "weights");
        Assert.Null(found.ConvergenceDelta);
        Assert.Equal(found.Words, network.Model.Explain(Text, ExplanationMethod.Attention, classIndex: 2).Words);

        double[] Numbers(string name) => RandomFloats.ToDoubles(network.Weight(name).Tensor.Values);
    }

    private static ExplainedNetwork Create(Pooling pooling)
    {
        var network = new ExplainedNetwork(new CnnEncoder { Filters = ExplainedNetwork.Size, MinimumWidth = 1, MaximumWidth = 1 }, pooling);
        foreach (ref var number in network.Network.WordVectors.Tensor.Values)
            number = Math.Abs(number);
        var (filters, bias) = (network.Weight("encoder.0.weight"), network.Weight("encoder.0.bias"));
        filters.Tensor.Values.Clear();
        bias.Tensor.Values.Clear();
        for (var i = 0; i < ExplainedNetwork.Size; i++)
            filters.Tensor.Values[i * ExplainedNetwork.Size + i] = 1;
        filters.OnChanged();
        bias.OnChanged();
        return network;
    }
}

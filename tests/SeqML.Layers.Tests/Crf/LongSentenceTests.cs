using SeqML.Engine.Autograd;
using SeqML.Layers.Crf;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Crf;

/// <summary>2,000 tokens and 60 tags, with emissions up to 10,000: nothing overflows, no digits are lost.</summary>
public sealed class LongSentenceTests
{
    public static TheoryData<float, bool> Scales => new()
    {
        { 1, false }, { 1, true }, { 30, false }, { 30, true }, { 1_000, false }, { 1_000, true }, { 10_000, false }, { 10_000, true },
    };

    [Theory]
    [MemberData(nameof(Scales))]
    public void Loss_and_gradients_are_those_of_doubles(float scale, bool ruled)
    {
        var batch = new CrfBatch(60, ruled, seed: 11, scale, 2_000);
        var (loss, doubles) = (batch.RunBackward(new Tape(records: true)), batch.Doubles(0));
        const double tokens = 2_000;
        var score = Score(batch);
        Expect.Close((doubles.LogPartition - score) / tokens, loss, Tolerance.Operation, "loss");

        var (ofTag, count) = (doubles.Marginals, batch.Layer.Tags);
        for (var t = 0; t < tokens; t++)
            ofTag[t * count + batch.Tags[t]] -= 1;
        Expect.AllClose([.. ofTag.Select(each => each / tokens)], batch.Emissions.Tensor.Gradient, Tolerance.Gradient, "emissions");

        var ofPair = doubles.Counts;
        for (var t = 1; t < tokens; t++)
            ofPair[batch.Tags[t - 1] * count + batch.Tags[t]] -= 1;
        Expect.AllClose([.. ofPair.Select(each => each / tokens)], batch.Layer.Transitions.Tensor.Gradient, Tolerance.Gradient, "transitions");
        Expect.AllClose([.. ofTag[..count].Select(each => each / tokens)], batch.Layer.StartTransitions.Tensor.Gradient, Tolerance.Gradient, "start");
        Expect.AllClose([.. ofTag[^count..].Select(each => each / tokens)], batch.Layer.EndTransitions.Tensor.Gradient, Tolerance.Gradient, "end");
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Predictions_are_those_of_doubles(float scale, bool ruled)
    {
        var (batch, lattice) = (new CrfBatch(60, ruled, seed: 12, scale, 2_000), new CrfLattice());
        var doubles = batch.Doubles(0);
        lattice.Run(batch.Layer, batch.Emissions.Tensor, batch.Sequences, 0);
        Expect.Close(doubles.LogPartition, lattice.LogPartition, Tolerance.Operation, "log Z");
        var (expected, found) = (doubles.Marginals, new float[batch.Emissions.Tensor.Shape.Length]);
        batch.Layer.Marginals(batch.Emissions.Tensor, batch.Sequences, found, new CrfLattice());
        Expect.AllClose(expected, found, Tolerance.Gradient, "marginals");

        var best = lattice.BestTags.ToArray();
        Assert.Equal(3, lattice.FindBest(3));
        Assert.Equal(best, lattice.BestTagsAt(0));
        // What is best is better than what the likeliest tag of each token gives, and than the true tags.
        Assert.InRange(lattice.LogProbability(batch.Tags), double.MinValue, lattice.LogProbabilityAt(2));
        if (!ruled)
            Assert.InRange(lattice.LogProbability([.. expected.Chunk(60).Select(row => row.Index().MaxBy(each => each.Item).Index)]), double.MinValue, lattice.LogProbabilityAt(0));
    }

    private static double Score(CrfBatch batch)
    {
        double Of(Parameter parameter, int place) => parameter.Tensor.Values[place];
        var (layer, tags) = (batch.Layer, batch.Tags);
        return Of(layer.StartTransitions, tags[0]) + Of(layer.EndTransitions, tags[^1])
            + tags.Select((tag, t) => Of(batch.Emissions, t * layer.Tags + tag)).Sum()
            + tags.Zip(tags.Skip(1), (from, to) => Of(layer.Transitions, from * layer.Tags + to)).Sum();
    }
}

using SeqML.Training.Loop;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Loop;

public sealed class ClippingTests
{
    /// <summary>With an epsilon far above all gradients, AdamW's first step is nearly one of plain descent: what is left of each number of the gradient can be seen.</summary>
    private static readonly TrainingOptions Plain = new() { Epochs = 1, LearningRate = 1e4f, WeightDecay = 0, MaximumGradientNorm = float.PositiveInfinity, Optimizer = new AdamW { Epsilon = 1e4f } };

    [Fact]
    public void By_value_each_number_is_brought_within_the_limit()
    {
        const float limit = 0.02f;
        var (whole, clipped) = (Moves(Plain), Moves(Plain with { MaximumGradientValue = limit }));
        Assert.Contains(whole, move => Math.Abs(move) > 2 * limit);
        for (var i = 0; i < whole.Length; i++)
            Assert.Equal(Math.Clamp(whole[i], -limit, limit), clipped[i], 1e-5);
    }

    [Fact]
    public void By_norm_the_direction_stays()
    {
        var (whole, clipped) = (Moves(Plain), Moves(Plain with { MaximumGradientNorm = 0.1f }));
        var norm = Math.Sqrt(whole.Sum(move => (double)move * move));
        Assert.True(norm > 0.2);
        for (var i = 0; i < whole.Length; i++)
            Assert.Equal(whole[i] * 0.1 / norm, clipped[i], 1e-5);
    }

    [Fact]
    public void By_both_the_value_comes_first()
    {
        var (values, both) = (Moves(Plain with { MaximumGradientValue = 0.02f }), Moves(Plain with { MaximumGradientValue = 0.02f, MaximumGradientNorm = 0.03f }));
        var norm = Math.Sqrt(values.Sum(move => (double)move * move));
        Assert.True(norm > 0.04);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(values[i] * 0.03 / norm, both[i], 1e-5);
    }

    private static float[] Moves(TrainingOptions options)
    {
        var task = new TableTask([[0, 1, 2, 3, 3, 3, 3]]);
        var before = task.Weights;
        TrainingLoop.Run(task, options, new(1), new FakeClock());
        return [.. task.Weights.Zip(before, (after, old) => old - after)];
    }
}

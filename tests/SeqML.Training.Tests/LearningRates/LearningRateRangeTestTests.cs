using SeqML.TestKit;
using SeqML.Training.LearningRates;
using SeqML.Training.Loop;
using SeqML.Training.Tests.Loop;

namespace SeqML.Training.Tests.LearningRates;

public sealed class LearningRateRangeTestTests
{
    private static readonly TrainingOptions Options = new() { Threads = 1 };

    [Fact]
    public void Rates_grow_by_one_factor_from_the_first_to_the_last()
    {
        var curve = LearningRateRangeTest.Run(new FakeTask(), Options, new() { Minimum = 1e-6f, Maximum = 1e-2f, Steps = 41 }, new(1));
        Assert.Equal(41, curve.Points.Count);
        for (var i = 0; i < 41; i++)
            Assert.Equal(-6 + i * 0.1, Math.Log10(curve.Points[i].LearningRate), 1e-5);
    }

    [Fact]
    public void All_weights_are_as_they_were()
    {
        var task = new FakeTask();
        var before = task.Weights;
        LearningRateRangeTest.Run(task, Options, new(), new(1));
        Assert.True(task.Steps >= 50);
        Expect.SameBits(before, task.Weights, "weights");
        Assert.All(task.Parameters, named => Assert.All(named.Parameter.Tensor.Gradient.ToArray(), value => Assert.Equal(0, value)));
    }

    /// <summary>Losses are given: flat, then falling the fastest at one place, then exploding.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(55)]
    public void The_suggestion_is_where_the_loss_falls_the_fastest_and_an_explosion_ends_it(int middle)
    {
        var steps = 0;
        var task = new FakeTask { OnStep = (_, _) => Loss(steps++) };
        var range = new LearningRateRange();
        var curve = LearningRateRangeTest.Run(task, Options, range, new(1));
        Assert.InRange(curve.Points.Count, middle + 21, middle + 24);
        Assert.InRange(curve.Suggestion, RateAt(middle - 4), RateAt(middle + 4));
        Assert.True(curve.Suggestion < curve.Points.MinBy(point => point.SmoothedLoss).LearningRate);

        float Loss(int step) => step > middle + 20 ? 50 : (float)(1 + 1 / (1 + Math.Exp((step - middle) / 2.0)));
        static double RateAt(int step) => 1e-5 * Math.Pow(1e5, step / 99d);
    }

    [Fact]
    public void Where_no_rate_makes_the_loss_fall_none_is_suggested()
    {
        var steps = 0;
        var task = new FakeTask { OnStep = (_, _) => 1 + steps++ * 0.01f };
        Assert.Contains("Minimum", Assert.Throws<InvalidOperationException>(() => LearningRateRangeTest.Run(task, Options, new(), new(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve()
    {
        var (first, second) = (LearningRateRangeTest.Run(new FakeTask(), Options, new(), new(1)), LearningRateRangeTest.Run(new FakeTask(), Options, new(), new(1)));
        Assert.Equal(first.Points, second.Points);
        Assert.Equal(first.Suggestion, second.Suggestion);
    }

    [Fact]
    public void What_it_suggests_trains_better_than_far_less_and_far_more()
    {
        static TableTask Task() => new([0, 1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 0, 1]);
        var suggested = LearningRateRangeTest.Run(Task(), Options, new() { Maximum = 10 }, new(1)).Suggestion;
        double LossAt(float rate) => TrainingLoop.Run(Task(), Options with { Epochs = 4, LearningRate = rate }, new(1), new FakeClock()).Epochs[^1].Loss;
        Assert.True(LossAt(suggested) < LossAt(suggested / 100));
        Assert.True(LossAt(suggested) < LossAt(suggested * 1000));
    }

    [Fact]
    public void Steps_of_several_batches_take_each_batch_once_an_epoch()
    {
        var seen = new List<(int Epoch, int Batch)>();
        var task = new FakeTask { OnStep = (epoch, batch) => { seen.Add((epoch, batch)); return null; } };
        LearningRateRangeTest.Run(task, Options with { AccumulatedBatches = 2 }, new() { Steps = 40 }, new(1));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1)], seen.Take(7));
    }

    [Fact]
    public void A_loss_that_is_never_finite_is_told_of()
    {
        var task = new FakeTask { OnStep = (_, _) => float.NaN };
        var error = Assert.Throws<InvalidOperationException>(() => LearningRateRangeTest.Run(task, Options, new(), new(1)));
        Assert.Contains("Minimum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_it_leaves_all_as_it_was()
    {
        using var source = new CancellationTokenSource();
        var task = new FakeTask { OnStep = (_, step) => { if (step == 2) source.Cancel(); return null; } };
        var before = task.Weights;
        Assert.Throws<OperationCanceledException>(() => LearningRateRangeTest.Run(task, Options with { CancellationToken = source.Token }, new(), new(1)));
        Expect.SameBits(before, task.Weights, "weights");
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateRange { Minimum = 0 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateRange { Minimum = 1, Maximum = 1 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateRange { Maximum = float.PositiveInfinity }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRateRange { Steps = 9 }.Validate());
    }
}

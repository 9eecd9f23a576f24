using SeqML.Training.Loop;
using SeqML.Training.Metrics;
using SeqML.Training.Schedules;
using SeqML.Training.Tests.Loop;

namespace SeqML.Training.Tests.Schedules;

public sealed class ReduceOnPlateauTests
{
    [Theory]
    [InlineData("more is better, and it falls", true, new[] { 3.0, 2, 1 }, 0.5)]
    [InlineData("more is better, and it rises", true, new[] { 1.0, 2, 3 }, 1)]
    [InlineData("less is better, and it rises", false, new[] { 1.0, 2, 3 }, 0.5)]
    [InlineData("less is better, and it falls", false, new[] { 3.0, 2, 1 }, 1)]
    [InlineData("it stays", true, new[] { 2.0, 2, 2 }, 0.5)]
    [InlineData("not a number is never better", true, new[] { double.NaN, double.NaN, double.NaN }, 0.5)]
    [InlineData("any number is better than none", false, new[] { double.NaN, 5, 4 }, 1)]
    [InlineData("below zero, too, better is what is better", false, new[] { -1.0, -2, -3 }, 1)]
    [InlineData("below zero, too, worse is what is worse", false, new[] { -3.0, -2.9999, -2.9998 }, 0.5)]
    public void The_metric_decides_in_its_own_direction(string what, bool isHigherBetter, double[] values, double factor)
    {
        var running = new ReduceOnPlateau { Factor = 0.5f }.Start(3, 1);
        foreach (var value in values)
            running.AfterEpoch(new Metric("Judged", value, isHigherBetter), loss: 0);
        Assert.True(factor == running.Factor(3), what);
    }

    [Theory]
    [InlineData(new[] { 3.0, 2, 1 }, 1)]
    [InlineData(new[] { 1.0, 1, 1 }, 0.5)]
    public void Without_a_metric_the_loss_decides(double[] losses, double factor)
    {
        var running = new ReduceOnPlateau { Factor = 0.5f }.Start(3, 1);
        foreach (var loss in losses)
            running.AfterEpoch(null, loss);
        Assert.Equal(factor, running.Factor(3));
    }

    [Fact]
    public void One_that_is_given_the_state_of_another_goes_on_as_it_would()
    {
        var schedule = new ReduceOnPlateau { Patience = 1, Cooldown = 2, Factor = 0.5f, MinimumFactor = 0.01f };
        var random = new Random(1);
        var values = Enumerable.Range(0, 40).Select(_ => random.NextDouble()).ToArray();
        for (var stop = 0; stop < values.Length; stop++)
        {
            var (whole, resumed) = (schedule.Start(40, 1), schedule.Start(40, 1));
            foreach (var value in values[..stop])
                whole.AfterEpoch(new Metric("Judged", value), 0);
            resumed.State = whole.State;
            foreach (var value in values[stop..])
            {
                whole.AfterEpoch(new Metric("Judged", value), 0);
                resumed.AfterEpoch(new Metric("Judged", value), 0);
                Assert.Equal(whole.Factor(0), resumed.Factor(0));
                Assert.Equal(whole.State, resumed.State);
            }
            Assert.True(whole.Factor(0) < 0.2);
        }
    }

    [Fact]
    public void The_state_has_no_number_that_json_cannot_write() =>
        Assert.All(new ReduceOnPlateau().Start(1, 1).State, number => Assert.True(double.IsFinite(number)));

    [Fact]
    public void Another_schedules_state_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new ReduceOnPlateau().Start(1, 1).State = [1, 2]);
        Assert.Contains("5 numbers", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Loss", false)]
    public void In_a_training_the_chosen_metric_decides(string? metric, bool isReduced)
    {
        // The accuracy falls, and so does the loss; after two epochs without a better one, steps of no length leave the weights as they are.
        var task = new FakeTask { Validations = epoch => new Validation(1.0 / epoch, new Metric("Accuracy", 1.0 / epoch)) };
        TrainingLoop.Run(task, new()
        {
            Epochs = 4,
            Patience = 10,
            WeightDecay = 0,
            Metric = metric,
            Schedule = new ReduceOnPlateau { Factor = float.Epsilon },
        }, new(1), new FakeClock());
        Assert.Equal(isReduced, task.WeightsAtEnd[3].SequenceEqual(task.WeightsAtEnd[2]));
        Assert.NotEqual(task.WeightsAtEnd[2], task.WeightsAtEnd[1]);
    }

    [Fact]
    public void In_a_training_a_schedule_scales_every_step()
    {
        float Moved(Schedule schedule)
        {
            var task = new FakeTask();
            var before = task.Weights;
            TrainingLoop.Run(task, new() { Epochs = 1, WeightDecay = 0, Optimizer = new Training.Optimizers.Sgd(), LearningRate = 1e-3f, Schedule = schedule }, new(1), new FakeClock());
            return before.Zip(task.Weights, (old, now) => MathF.Abs(now - old)).Sum();
        }
        // Three steps with 1/3, 2/3 and 1 of the rate instead of 1: so little is moved that the gradients stay.
        Assert.InRange(Moved(new LinearWarmUp { WarmUpSteps = 3 }) / Moved(new ConstantSchedule()), 0.4, 0.9);
    }
}

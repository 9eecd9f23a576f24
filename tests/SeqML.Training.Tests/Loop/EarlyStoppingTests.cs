using SeqML.TestKit;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Loop;

public sealed class EarlyStoppingTests
{
    [Theory]
    [InlineData("the best first", 1, new[] { 0.9, 0.8, 0.8, 0.8, 1.0 }, 1, 2)]
    [InlineData("patience of one", 1, new[] { 0.5, 0.6, 0.6, 1.0 }, 2, 3)]
    [InlineData("patience of two", 2, new[] { 0.5, 0.4, 0.6, 0.5, 0.5, 1.0 }, 3, 5)]
    [InlineData("patience that is just enough", 2, new[] { 0.5, 0.4, 0.6, 0.5, 0.7, 0.1 }, 5, 6)]
    [InlineData("better all the time", 1, new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 }, 6, 6)]
    [InlineData("patience beyond the end", 100, new[] { 0.6, 0.5, 0.4, 0.3, 0.2, 0.1 }, 1, 6)]
    public void Training_stops_after_patience_and_takes_the_best_epochs_weights(string what, int patience, double[] metrics, int best, int epochs)
    {
        var task = new FakeTask { Validations = epoch => new Validation(1, new Metric("Accuracy", metrics[epoch - 1])) };
        var result = Run(task, new() { Epochs = 6, Patience = patience });
        Assert.Equal((best, epochs), (result.BestEpoch, result.Epochs.Count));
        Assert.Equal((epochs, 3 * epochs), (task.Epochs, task.Steps));
        Expect.SameBits(task.WeightsAtEnd[best - 1], task.Weights, what);
        Assert.False(result.WasCancelled);
    }

    [Theory]
    [InlineData("a better metric with a worse loss is better", 0.5, 0.6, 1.0, 9.0, 2)]
    [InlineData("a worse metric with a better loss is worse", 0.6, 0.5, 9.0, 1.0, 1)]
    [InlineData("the same metric with a better loss is better", 0.5, 0.5, 2.0, 1.0, 2)]
    [InlineData("the same metric with a worse loss is worse", 0.5, 0.5, 1.0, 2.0, 1)]
    [InlineData("the same of both is not better", 0.5, 0.5, 1.0, 1.0, 1)]
    public void The_metric_decides_and_between_equals_the_loss(string what, double metric1, double metric2, double loss1, double loss2, int best)
    {
        var task = new FakeTask { Validations = epoch => epoch == 1 ? new(loss1, new Metric("Accuracy", metric1)) : new(loss2, new Metric("Accuracy", metric2)) };
        Assert.Equal(best, Run(task, new() { Epochs = 2 }).BestEpoch);
        Expect.SameBits(task.WeightsAtEnd[best - 1], task.Weights, what);
    }

    [Fact]
    public void Without_validation_all_epochs_are_run_and_the_last_is_kept()
    {
        var task = new FakeTask();
        var result = Run(task, new() { Epochs = 7, Patience = 1 });
        Assert.Equal((7, 7, 21), (result.BestEpoch, result.Epochs.Count, task.Steps));
        Assert.All(result.Epochs, epoch => Assert.Null(epoch.Validation));
        Expect.SameBits(task.WeightsAtEnd[^1], task.Weights, "weights");
    }

    [Fact]
    public void Going_back_to_the_best_weights_is_seen_by_products_with_them()
    {
        var expected = Array.Empty<float>();
        FakeTask task = null!;
        task = new FakeTask
        {
            Validations = epoch =>
            {
                var packed = task.Parameters.Single(named => named.Name == "linear.weight").Parameter.PackedRows.ToArray();
                expected = epoch == 1 ? packed : expected;
                return new Validation(epoch, new Metric("Accuracy", 0));
            },
        };
        Assert.Equal(1, Run(task, new() { Epochs = 3 }).BestEpoch);
        Expect.SameBits(expected, task.Parameters.Single(named => named.Name == "linear.weight").Parameter.PackedRows, "packed weights");
    }

    [Theory]
    [InlineData(null, 3)] // the first: Accuracy
    [InlineData("accuracy", 3)]
    [InlineData("F1", 2)]
    [InlineData("Error", 4)] // less of it is better
    [InlineData("Loss", 1)]
    public void The_metric_that_is_asked_for_decides(string? metric, int best)
    {
        double[][] values = [[0.5, 0.5, 3, 1], [0.6, 0.9, 2, 2], [0.9, 0.6, 4, 3], [0.7, 0.7, 1, 4]];
        var task = new FakeTask
        {
            Validations = epoch => values[Math.Max(epoch, 1) - 1] is [var accuracy, var f1, var error, var loss]
                ? new Validation(loss, new Metric("Accuracy", accuracy), new Metric("F1", f1), new Metric("Error", error, IsHigherBetter: false)) : null,
        };
        Assert.Equal(best, Run(task, new() { Epochs = 4, Metric = metric }).BestEpoch);
    }

    [Theory]
    [InlineData(true, 0.5, double.NaN, 0.4, 1)]
    [InlineData(false, 0.5, double.NaN, 0.6, 1)]
    [InlineData(true, double.NaN, 0.1, double.NaN, 2)]
    [InlineData(false, double.NaN, 9, double.NaN, 2)]
    public void What_is_no_number_is_never_the_best(bool isHigherBetter, double first, double second, double third, int best)
    {
        double[] values = [first, second, third];
        var task = new FakeTask { Validations = epoch => new Validation(1, new Metric("Some", values[epoch - 1], isHigherBetter)) };
        Assert.Equal(best, Run(task, new() { Epochs = 3, Patience = 5 }).BestEpoch);
    }

    [Fact]
    public void A_metric_that_is_none_is_told_of_before_the_first_step()
    {
        var task = new FakeTask { Validations = _ => new Validation(1, new Metric("Accuracy", 1), new Metric("F1", 1)) };
        var error = Assert.Throws<ArgumentException>(() => Run(task, new() { Metric = "Recall" }));
        Assert.Contains("Accuracy, F1 or Loss, found 'Recall'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, task.Steps);
        Assert.Throws<ArgumentException>(() => Run(new FakeTask(), new() { Metric = "Loss" }));
    }

    private static TrainingResult Run(FakeTask task, TrainingOptions options) => TrainingLoop.Run(task, options, new(1), new FakeClock());
}

using SeqML.TestKit;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Loop;

public sealed class CancellationTests
{
    private readonly CancellationTokenSource source = new();

    [Fact]
    public void Cancelled_before_it_starts_it_throws_without_a_step()
    {
        source.Cancel();
        var task = new FakeTask();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(task));
        Assert.Equal(0, task.Steps);
    }

    [Fact]
    public void Cancelled_in_the_first_epoch_it_throws_after_the_step()
    {
        var task = new FakeTask { OnStep = (_, step) => CancelIf(step == 2) };
        var error = Assert.ThrowsAny<OperationCanceledException>(() => Run(task));
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(2, task.Steps);
    }

    [Fact]
    public void Cancelled_in_the_first_validation_it_throws()
    {
        var task = new FakeTask { Validations = _ => { source.Cancel(); return new Validation(1, new Metric("Accuracy", 1)); } };
        Assert.ThrowsAny<OperationCanceledException>(() => Run(task));
    }

    [Fact]
    public void Cancelled_later_it_returns_the_best_so_far()
    {
        var task = new FakeTask
        {
            Validations = epoch => new Validation(1, new Metric("Accuracy", epoch == 2 ? 0.9 : 0.5)),
            OnStep = (epoch, step) => CancelIf(epoch == 4 && step == 2),
        };
        var result = Run(task);
        Assert.Equal((true, 2, 3), (result.WasCancelled, result.BestEpoch, result.Epochs.Count));
        Assert.Equal(3 * 3 + 2, task.Steps);
        Expect.SameBits(task.WeightsAtEnd[1], task.Weights, "weights");
    }

    [Fact]
    public void Cancelled_in_a_later_validation_it_returns_the_epoch_before()
    {
        var task = new FakeTask { Validations = epoch => { CancelIf(epoch == 2); return new Validation(1, new Metric("Accuracy", epoch / 10.0)); } };
        var result = Run(task);
        Assert.Equal((true, 1, 1), (result.WasCancelled, result.BestEpoch, result.Epochs.Count));
        Expect.SameBits(task.WeightsAtEnd[0], task.Weights, "weights");
    }

    [Fact]
    public void Cancelled_without_validation_it_returns_the_last_whole_epoch()
    {
        var task = new FakeTask { OnStep = (epoch, step) => CancelIf(epoch == 3 && step == 1) };
        var result = Run(task);
        Assert.Equal((true, 2), (result.WasCancelled, result.BestEpoch));
        Expect.SameBits(task.WeightsAtEnd[1], task.Weights, "weights");
    }

    [Fact]
    public void Cancelled_from_a_progress_report_it_does_no_further_step()
    {
        var task = new FakeTask();
        var result = Run(task, new Sink(report => CancelIf(report is { Epoch: 2, Step: 1 })));
        Assert.True(result.WasCancelled);
        Assert.Equal(4, task.Steps);
    }

    [Fact]
    public void Cancelled_when_all_is_done_it_was_not_cancelled()
    {
        var task = new FakeTask();
        var result = Run(task, new Sink(report => CancelIf(report is { Epoch: 5, IsEndOfEpoch: true })));
        Assert.Equal((false, 5), (result.WasCancelled, result.BestEpoch));
    }

    [Fact]
    public void A_cancellation_that_is_not_ours_is_passed_on()
    {
        var task = new FakeTask { OnStep = (epoch, _) => epoch == 2 ? throw new OperationCanceledException("another's") : null };
        Assert.Equal("another's", Assert.Throws<OperationCanceledException>(() => Run(task)).Message);
    }

    private TrainingResult Run(FakeTask task, IProgress<TrainingProgress>? progress = null) =>
        TrainingLoop.Run(task, new() { Epochs = 5, Patience = 5, CancellationToken = source.Token, Progress = progress }, new(1), new FakeClock());

    private float? CancelIf(bool now)
    {
        if (now)
            source.Cancel();
        return null;
    }
}

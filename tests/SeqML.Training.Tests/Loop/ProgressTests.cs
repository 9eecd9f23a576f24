using System.Globalization;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.Loop;

/// <summary>Of steps that take a second each, and validations that take three.</summary>
public sealed class ProgressTests
{
    private readonly FakeClock clock = new();
    private readonly List<TrainingProgress> reports = [];

    [Fact]
    public void Every_step_is_reported_once_the_last_of_an_epoch_after_validation()
    {
        Run(epochs: 3, steps: 4);
        Assert.Equal(from epoch in Enumerable.Range(1, 3) from step in Enumerable.Range(1, 4) select (epoch, step, step == 4),
            reports.Select(report => (report.Epoch, report.Step, report.IsEndOfEpoch)));
        Assert.All(reports, report => Assert.Equal((3, 4), (report.Epochs, report.Steps)));
    }

    [Fact]
    public void An_epoch_of_one_step_is_reported_once()
    {
        Run(epochs: 2, steps: 1);
        Assert.Equal([true, true], reports.Select(report => report.IsEndOfEpoch));
    }

    [Fact]
    public void A_report_has_the_last_validation_there_was()
    {
        Run(epochs: 2, steps: 2);
        Assert.Equal([null, 0.1, 0.1, 0.2], reports.Select(report => report.Validation?.Metric));
    }

    [Fact]
    public void The_loss_is_the_mean_of_the_epoch_so_far()
    {
        Run(epochs: 2, steps: 3);
        Assert.Equal([11, 11.5, 12, 21, 21.5, 22], reports.Select(report => report.Loss));
    }

    [Fact]
    public void Time_is_told_as_it_went_and_as_it_will_go_at_this_pace()
    {
        Run(epochs: 2, steps: 2);
        Assert.Equal([1, 5, 6, 10], reports.Select(report => report.Elapsed.TotalSeconds));
        // After a quarter in 1 s, 3 s are left; after a half in 5 s, 5; after three quarters in 6 s, 2; then none.
        Assert.Equal([3, 5, 2, 0], reports.Select(report => report.TimeLeft.TotalSeconds));
    }

    [Fact]
    public void Without_end_the_time_left_is_the_longest_there_is()
    {
        var task = new FakeTask { OnStep = (_, _) => { clock.Advance(1e6); return null; }, Validations = _ => new Validation(2, new Metric("Accuracy", 0.5)) };
        TrainingLoop.Run(task, new() { Epochs = int.MaxValue, Patience = 1, Progress = new Sink(reports.Add) }, new(1), clock);
        Assert.Equal(6, reports.Count);
        Assert.All(reports, report => Assert.Equal(TimeSpan.MaxValue, report.TimeLeft));
        Assert.NotEmpty(reports[0].ToString());
    }

    [Fact]
    public void Tokens_a_second_are_those_of_the_epoch_without_validation()
    {
        var result = Run(epochs: 2, steps: 3, stepsSeconds: epoch => epoch);
        Assert.Equal([10, 10, 10, 5, 5, 5], reports.Select(report => report.TokensPerSecond));
        Assert.Equal(60.0 / 9, result.TokensPerSecond, 9);
    }

    [Fact]
    public void A_clock_that_stands_still_gives_finite_numbers()
    {
        Run(epochs: 2, steps: 2, stepsSeconds: _ => 0, validationSeconds: 0);
        Assert.All(reports, report => Assert.True(double.IsFinite(report.TokensPerSecond) && report.TimeLeft == TimeSpan.Zero));
    }

    [Fact]
    public void The_result_has_the_last_report_of_each_epoch()
    {
        var result = Run(epochs: 3, steps: 2);
        Assert.Equal(reports.Where(report => report.IsEndOfEpoch), result.Epochs);
    }

    [Fact]
    public void A_report_reads_as_a_line_the_same_in_every_culture()
    {
        Run(epochs: 2, steps: 2);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        try
        {
            Assert.Equal("Epoch 1 of 2, step 1 of 2, loss 11.000, 10 tokens/s, 1 s, at most 3 s left", reports[0].ToString());
            Assert.Equal("Epoch 2 of 2, step 1 of 2, loss 21.000, validation loss 2.000 and metric 0.100, 10 tokens/s, 6 s, at most 2 s left",
                reports[2].ToString());
            Assert.Contains(", 1,234,567 tokens/s,", (reports[0] with { TokensPerSecond = 1234567.4 }).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>The loss of a step is 10 times its epoch and once its number.</summary>
    private TrainingResult Run(int epochs, int steps, Func<int, int>? stepsSeconds = null, int validationSeconds = 3)
    {
        var task = new FakeTask
        {
            StepsPerEpoch = steps,
            OnStep = (epoch, step) => { clock.Advance(stepsSeconds?.Invoke(epoch) ?? 1); return 10 * epoch + step; },
            Validations = epoch => { clock.Advance(validationSeconds); return new Validation(2, new Metric("Accuracy", epoch / 10.0)); },
        };
        return TrainingLoop.Run(task, new() { Epochs = epochs, Progress = new Sink(reports.Add) }, new(1), clock);
    }
}

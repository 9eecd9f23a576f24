using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Classification;
using SeqML.Training.Loop;

namespace SeqML.Tests.Classification;

public sealed class ProgressTests
{
    private static MulticlassClassificationTransformer Fit(MLContext ml, TrainingOptions training)
    {
        var view = ml.Transforms.Conversion.MapValueToKey("Label").Fit(TestData.View(ml)).Transform(TestData.View(ml));
        return ml.SeqML().MulticlassClassification.Lstm(TestData.Options(training: training)).Fit(view);
    }

    [Fact]
    public void Every_step_is_reported_and_every_epoch_logged()
    {
        var ml = new MLContext(1);
        var (reports, lines) = (new Reports(), new List<LoggingEventArgs>());
        ml.Log += (_, message) => lines.Add(message);
        var model = Fit(ml, TestData.Training() with { Epochs = 3, Progress = reports });

        // 160 rows, a tenth of them kept apart: 144 in batches of 16.
        Assert.Equal(27, reports.All.Count);
        Assert.Equal(Enumerable.Range(0, 27).Select(i => (i / 9 + 1, i % 9 + 1)), reports.All.Select(report => (report.Epoch, report.Step)));
        Assert.All(reports.All, report => Assert.True(report is { Epochs: 3, Steps: 9, Loss: > 0, TokensPerSecond: > 0 }));
        Assert.All(reports.All.Where(report => report.IsEndOfEpoch), report => Assert.InRange(report.Validation!.Metric, 0, 1));
        Assert.Equal(TimeSpan.Zero, reports.All[^1].TimeLeft);
        Assert.Equal(reports.All.Where(report => report.IsEndOfEpoch), model.Training.Epochs);

        var ours = lines.Where(line => line.Source.Contains("SeqML", StringComparison.Ordinal)).ToList();
        foreach (var epoch in model.Training.Epochs)
            Assert.Contains(ours, line => line.Kind == ChannelMessageKind.Info && line.Message.Contains(epoch.ToString(), StringComparison.Ordinal));
        Assert.Contains(ours, line => line.Kind == ChannelMessageKind.Trace && line.Message.Contains("step 4 of 9", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Fit_cancelled_in_its_first_epoch_throws()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports(report => cancellation.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => Fit(new MLContext(1), TestData.Training() with { Progress = progress, CancellationToken = cancellation.Token }));
        Assert.Single(progress.All);
    }

    [Fact]
    public void A_Fit_cancelled_later_returns_the_best_model_so_far()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports(report =>
        {
            if (report.Epoch == 3)
                cancellation.Cancel();
        });
        var model = Fit(new MLContext(1), TestData.Training() with { Epochs = 50, Progress = progress, CancellationToken = cancellation.Token });
        Assert.True(model.Training.WasCancelled);
        Assert.Equal(2, model.Training.Epochs.Count);
        Assert.InRange(model.Training.BestEpoch, 1, 2);
    }

    private sealed class Reports(Action<TrainingProgress>? then = null) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value)
        {
            All.Add(value);
            then?.Invoke(value);
        }
    }
}

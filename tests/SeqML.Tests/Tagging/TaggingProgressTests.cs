using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Training.Loop;

namespace SeqML.Tests.Tagging;

public sealed class TaggingProgressTests
{
    private readonly MLContext ml = new(1);

    [Fact]
    public void Every_step_is_reported_and_every_epoch_logged()
    {
        var (reports, lines) = (new Reports(), new List<LoggingEventArgs>());
        ml.Log += (_, message) => lines.Add(message);
        var view = TagData.Keyed(ml, TagData.View(ml, 80));
        var model = ml.SeqML().SequenceTagging.Lstm(TagData.Options(training: TagData.Training() with { Epochs = 2, Progress = reports })).Fit(view);

        // 80 rows, a tenth of them kept apart: 72 in batches of 8.
        Assert.Equal(Enumerable.Range(0, 18).Select(i => (i / 9 + 1, i % 9 + 1)), reports.All.Select(report => (report.Epoch, report.Step)));
        Assert.Equal(reports.All.Where(report => report.IsEndOfEpoch), model.Training.Epochs);
        var ours = lines.Where(line => line.Source.Contains("SeqML", StringComparison.Ordinal)).ToList();
        foreach (var epoch in model.Training.Epochs)
            Assert.Contains(ours, line => line.Kind == ChannelMessageKind.Info && line.Message.Contains(epoch.ToString(), StringComparison.Ordinal));
        Assert.Contains(ours, line => line.Kind == ChannelMessageKind.Info && line.Message.Contains("Trained after 2 epochs", StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelling_keeps_the_model_so_far_or_throws_where_there_is_none()
    {
        using var early = new CancellationTokenSource();
        early.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => TagData.Pipeline(ml, TagData.Options(training: TagData.Training() with { CancellationToken = early.Token })).Fit(TagData.View(ml)));

        using var later = new CancellationTokenSource();
        var reports = new Reports(report =>
        {
            if (report.Epoch == 2)
                later.Cancel();
        });
        var view = TagData.Keyed(ml, TagData.View(ml));
        var model = ml.SeqML().SequenceTagging.Lstm(TagData.Options(training: TagData.Training() with { Progress = reports, CancellationToken = later.Token })).Fit(view);
        Assert.True(model.Training.WasCancelled);
        Assert.Single(model.Training.Epochs);
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

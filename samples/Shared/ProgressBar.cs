using System.Globalization;
using SeqML.Training.Loop;
using Spectre.Console;

namespace Samples;

/// <summary>A live bar in a terminal; a line an epoch where the output goes to a file.</summary>
internal static class ProgressBar
{
    /// <param name="metric">What the validation measures.</param>
    /// <param name="work">Reports to what it is given.</param>
    public static T Run<T>(string metric, Func<IProgress<TrainingProgress>, T> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
            return work(new Lines());
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .Start(context => work(new Bar(metric, context.AddTask("Reading"))));
    }

    private sealed class Bar(string metric, ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Epochs * value.Steps;
            task.Value = ((value.Epoch - 1) * value.Steps) + value.Step;
            var validation = value.Validation is { } known ? $"  {metric} [green]{known.Metric.ToString("P1", CultureInfo.InvariantCulture)}[/]" : "";
            task.Description = string.Create(CultureInfo.InvariantCulture,
                $"Epoch {value.Epoch}/{value.Epochs}  loss {value.Loss:0.000}{validation}  {value.TokensPerSecond:#,0} tokens/s  {value.TimeLeft:m\\:ss} left at most");
        }
    }

    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEndOfEpoch)
                Console.WriteLine(value);
        }
    }
}

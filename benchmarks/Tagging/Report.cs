using System.Globalization;
using System.Text;
using Shared;

namespace Tagging;

/// <summary>The figures of trainings as Markdown.</summary>
internal sealed class Report(double? load)
{
    private readonly StringBuilder text = new StringBuilder()
        .Append("# Taggers on public data\n\n")
        .Append(CultureInfo.InvariantCulture, $"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}. {Machine.LoadSentence(load)}\n");

    public void Heading(string title, string words) => text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{words}\n\n");

    public void Entities(IEnumerable<(string Name, string Vectors, Run[] Runs)> rows)
    {
        text.Append("| model | word vectors | test F1, each seed | mean | precision | recall | development F1 | epochs | training, s | trained sentences/s | tagged words/s | one by one |\n");
        text.Append("| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (name, vectors, runs) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {vectors} | {string.Join(", ", runs.Select(run => Percent(run.Test.Overall.F1)))} | **{Mean(runs, run => run.Test.Overall.F1)}** ")
                .Append(CultureInfo.InvariantCulture, $"| {Mean(runs, run => run.Test.Overall.Precision)} | {Mean(runs, run => run.Test.Overall.Recall)} | {Mean(runs, run => run.Development.Overall.F1)} ")
                .Append(Times(runs));
    }

    public void PartsOfSpeech(IEnumerable<(string Name, Run[] Runs)> rows)
    {
        text.Append("| model | test accuracy, each seed | mean | development accuracy | epochs | training, s | trained sentences/s | tagged words/s | one by one |\n");
        text.Append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (name, runs) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(", ", runs.Select(run => Percent(run.Test.TokenAccuracy)))} | **{Mean(runs, run => run.Test.TokenAccuracy)}** | {Mean(runs, run => run.Development.TokenAccuracy)} ")
                .Append(Times(runs));
    }

    public override string ToString() => text.ToString();

    private static string Times(Run[] runs) => string.Create(CultureInfo.InvariantCulture,
        $"| {string.Join(", ", runs.Select(run => run.Epochs))} | {runs.Average(run => run.TrainingSeconds):0} | {runs.Average(run => run.TrainedPerSecond):#,0} | {runs.Average(run => run.WordsTaggedPerSecond):#,0} | {runs.Average(run => run.WordsTaggedAlonePerSecond):#,0} |\n");

    private static string Mean(Run[] runs, Func<Run, double> figure) => Percent(runs.Average(figure));

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}

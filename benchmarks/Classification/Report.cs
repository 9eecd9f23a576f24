using System.Globalization;
using System.Text;
using Shared;

namespace Classification;

/// <summary>The rows as Markdown.</summary>
internal sealed class Report(double? load, string options)
{
    private readonly StringBuilder text = new StringBuilder()
        .Append("# Text classification on public data\n\n")
        .Append(CultureInfo.InvariantCulture, $"{Machine.Date}, commit {Machine.Commit}; {Machine.Description}. {Machine.LoadSentence(load)}\n\n")
        .Append(CultureInfo.InvariantCulture, $"Options: {options}. All models read texts in lower case; word vectors start at random where no file of vectors is named. ")
        .Append("Accuracy on the test set in percent, the mean over the seeds and the lowest and highest; \"validation\" is of the tenth of the training rows that the seed keeps apart, or of the rows that a dataset's description names (the epoch, or C, is chosen by it), ")
        .Append("\"development\" of the authors' own development set, by which nothing is chosen. Training is from texts to model, on all cores. ")
        .Append("Predictions a second: \"one by one\" on one thread, \"all at once\" on all cores; they are of texts, but for PyTorch, whose predictions do not include splitting and looking up words. ")
        .Append("fastText and scikit-learn train on the validation rows, too, once C is chosen; fastText's training includes the writing of its model, and its \"one by one\" is that of its command through a pipe, without loading. ")
        .Append("PyTorch runs at its best of sparse or dense gradients of the word vectors, packed or padded sequences, OpenBLAS as it comes or told to use AVX-512, and one thread or all, which some steps before the clock starts decide.\n");

    public void Dataset(Dataset data, IEnumerable<Row> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {data.Name}\n\n{data.Note} {data.Training.Length:#,0} rows to train on, {data.Test.Length:#,0} to test on, {data.Classes} classes.\n\n");
        text.Append("| model | accuracy | lowest to highest | seeds | validation | development | training, s | epochs | tokens/s | model, bytes | one by one, 1/s | all at once, 1/s |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (_, model, runs) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {model}{Chosen(runs)} | **{Percent(runs.Average(run => run.Test))}** | {Percent(runs.Min(run => run.Test))} to {Percent(runs.Max(run => run.Test))} | {runs.Count} ")
                .Append(CultureInfo.InvariantCulture, $"| {Percent(runs.Average(run => run.Validation))} | {Percent(runs.Average(run => run.Development))} | {runs.Average(run => run.TrainingSeconds):0.0} ")
                .Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", runs.Where(run => run.Epochs is not null).Select(run => run.Epochs))} | {runs.Average(run => run.TokensPerSecond):#,0} | {runs.Average(run => run.ModelBytes):#,0} ")
                .Append(CultureInfo.InvariantCulture, $"| {runs.Average(run => run.OneByOne):#,0} | {runs.Average(run => run.AllAtOnce):#,0} |\n");
    }

    /// <summary>For each encoder that was trained here and there from the same seed: when each first had the accuracy on the validation rows that both reach.</summary>
    public void Race(string dataset, IReadOnlyList<Row> rows)
    {
        var lines = rows.SelectMany(row => rows.Where(peer => peer.Model == $"PyTorch, {row.Model}").SelectMany(peer => Race(row, peer))).ToList();
        if (lines.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\nTo the same accuracy on the same validation rows of {dataset}, the lower of the two best; seconds since training began, validation of each epoch included:\n\n");
        text.Append("| encoder | seed | validation accuracy | here, s | PyTorch, s | times as fast | an epoch here, s | PyTorch, s | times as fast |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        lines.ForEach(line => text.Append(line));
    }

    /// <summary>Validation first and apart from the tests, by which nothing is to be chosen.</summary>
    public void Tuning(IReadOnlyList<Row> rows)
    {
        text.Append("\n## Validation\n\n| dataset | model | validation, mean | each seed | development, mean | best epoch | epochs | training, s | tokens/s |\n| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (dataset, model, runs) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {dataset} | {model}{Chosen(runs)} | **{Percent(runs.Average(run => run.Validation))}** | {string.Join(", ", runs.Select(run => Percent(run.Validation)))} | {Percent(runs.Average(run => run.Development))} ")
                .Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", runs.Select(run => run.BestEpoch))} | {string.Join(", ", runs.Select(run => run.Epochs))} | {runs.Average(run => run.TrainingSeconds):0.0} | {runs.Average(run => run.TokensPerSecond):#,0} |\n");
        text.Append("\n## Test, not to choose by\n\n| dataset | model | test, mean | each seed |\n| --- | --- | ---: | --- |\n");
        foreach (var (dataset, model, runs) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {dataset} | {model} | {Percent(runs.Average(run => run.Test))} | {string.Join(", ", runs.Select(run => Percent(run.Test)))} |\n");
    }

    public void Notes(IEnumerable<string> notes)
    {
        foreach (var note in notes)
            text.Append(CultureInfo.InvariantCulture, $"\nNot run: {note}\n");
    }

    public override string ToString() => text.ToString();

    private static IEnumerable<string> Race(Row row, Row peer)
    {
        foreach (var run in row.Runs)
            if (peer.Runs.FirstOrDefault(other => other.Seed == run.Seed) is { Curve.Length: > 0 } other && run.Curve.Length > 0)
            {
                var goal = Math.Min(run.Curve.Max(point => point[1]), other.Curve.Max(point => point[1]));
                var (here, there) = (First(run, goal), First(other, goal));
                var (epochHere, epochThere) = (run.Curve[^1][0] / run.Curve.Length, other.Curve[^1][0] / other.Curve.Length);
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"| {row.Model} | {run.Seed} | {Percent(goal)} | {here:0.0} | {there:0.0} | **{there / here:0.00}** | {epochHere:0.00} | {epochThere:0.00} | {epochThere / epochHere:0.00} |\n");
            }
    }

    private static double First(Run run, double accuracy) => run.Curve.First(point => point[1] >= accuracy)[0];

    private static string Chosen(IReadOnlyList<Run> runs) =>
        runs.Select(run => run.Chosen).Where(chosen => !string.IsNullOrEmpty(chosen)).Distinct().ToList() is { Count: > 0 } found ? $" ({string.Join("; ", found)})" : "";

    private static string Percent(double? share) => share is { } known ? (100 * known).ToString("0.0", CultureInfo.InvariantCulture) : "";
}

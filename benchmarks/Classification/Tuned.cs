using System.Globalization;
using System.Text;
using SeqML.Tasks.Classification;
using Shared;

namespace Classification;

/// <summary>What the best of some drawn options gain over the defaults: a table that is written again after each line.</summary>
/// <param name="draws">How many options are tried for each encoder and dataset.</param>
/// <param name="seeds">How many seeds the defaults and the best are trained from, to be compared on the test rows.</param>
/// <param name="folder">Where classification.json has rows of the defaults, and classification-search.md and .json go; null for nowhere.</param>
internal sealed class Tuned(int draws, int seeds, string? folder)
{
    private readonly Table defaults = new(folder is null ? null : Path.Combine(folder, "classification.json"), continues: true);
    private readonly Table found = new(folder is null ? null : Path.Combine(folder, "classification-search.json"), continues: true);

    public void Add(Dataset data, string encoder)
    {
        if (found.Has(data.Name, encoder))
            return;
        var options = new ClassifierOptions { Encoder = OwnModel.Encoders[encoder] };
        if (!defaults.Has(data.Name, encoder))
            defaults.Add(new Row(data.Name, encoder, [.. Enumerable.Range(1, seeds).Select(seed => Train([], seed, measuresPredictions: true))]));
        var (settings, _) = Search.Best(options.Encoder, draws, drawn => Train(drawn, 1));
        found.Add(new Row(data.Name, encoder, [.. Enumerable.Range(1, seeds).Select(seed => Train(settings, seed) with { Chosen = string.Join(", ", settings) })]));
        if (folder is not null)
            File.WriteAllText(Path.Combine(folder, "classification-search.md"), ToString());

        Run Train(string[] settings, int seed, bool measuresPredictions = false)
        {
            var drawn = Overrides.Apply(options, settings);
            var run = OwnModel.Train(data, drawn with { Training = drawn.Training with { Seed = seed } }, measuresPredictions);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Name}, {encoder}, seed {seed}, {string.Join(", ", settings)}: validation {run.Validation:0.0000}, {run.TrainingSeconds:0.0} s"));
            return run;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder("# Defaults and tuned options\n\n")
            .Append(CultureInfo.InvariantCulture, $"{Machine.Date}, commit {Machine.Commit}. For each dataset and encoder {draws} draws of all options at once (Bergstra and Bengio 2012), the same draws for each dataset, tried from one seed; ")
            .Append("the draw that was best on the validation rows is trained from all seeds, as the defaults are. Test accuracy in percent, means over the seeds; a point of the difference is often chance: see how far the seeds are apart.\n\n")
            .Append("| dataset | encoder | defaults | lowest to highest | best draw | lowest to highest | gain | its options |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
        foreach (var (dataset, model, runs) in found.Rows)
        {
            var before = defaults.Rows.First(row => row.Dataset == dataset && row.Model == model).Runs;
            text.Append(CultureInfo.InvariantCulture, $"| {dataset} | {model} | {Mean(before):0.0} | {Range(before)} | {Mean(runs):0.0} | {Range(runs)} | {Mean(runs) - Mean(before):+0.0;-0.0;0.0} | {runs[0].Chosen} |\n");
        }
        return text.ToString();
    }

    private static double Mean(IReadOnlyList<Run> runs) => 100 * runs.Average(run => run.Test);

    private static string Range(IReadOnlyList<Run> runs) => string.Create(CultureInfo.InvariantCulture, $"{100 * runs.Min(run => run.Test):0.0} to {100 * runs.Max(run => run.Test):0.0}");
}

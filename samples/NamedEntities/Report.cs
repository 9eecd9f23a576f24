using System.Globalization;
using System.Text.Json;
using SeqML.Tasks.Tagging.Evaluation;
using Spectre.Console;

namespace NamedEntities;

/// <summary>Shows how a training came out, to people and to scripts.</summary>
internal static class Report
{
    public static void Show(TrainedModel trained)
    {
        var (metrics, result) = (trained.Metrics, trained.Result);
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Type");
        foreach (var column in new[] { "Precision", "Recall", "F1", "Support", "Found" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var score in metrics.Types)
            Add($"[{Palette.Of(score.Name).Terminal.ToMarkup()}]{Markup.Escape(score.Name)}[/]", score);
        table.AddEmptyRow();
        Add("all", metrics.Overall);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"{metrics.Sentences:#,0} sentences tested, {metrics.TokenAccuracy:P1} of the tokens right. Trained on {trained.Sentences:#,0} sentences in {trained.Seconds:0.0} s: {result.Epochs.Count} epochs (the best was {result.BestEpoch}), {trained.SentencesPerSecond:#,0} sentences a second.");

        void Add(string name, TaggingScore score) => table.AddRow(name, Percent(score.Precision), Percent(score.Recall), Percent(score.F1),
            score.Gold.ToString("#,0", CultureInfo.InvariantCulture), score.Predicted.ToString("#,0", CultureInfo.InvariantCulture));
    }

    public static void WriteJson(TrainedModel trained, string file) => File.WriteAllText(file, JsonSerializer.Serialize(
        new
        {
            precision = trained.Metrics.Overall.Precision,
            recall = trained.Metrics.Overall.Recall,
            f1 = trained.Metrics.Overall.F1,
            trainSeconds = trained.Seconds,
            sentencesPerSecond = trained.SentencesPerSecond,
        },
        new JsonSerializerOptions { WriteIndented = true }) + "\n");

    private static string Percent(double part) => part.ToString("P1", CultureInfo.InvariantCulture);
}

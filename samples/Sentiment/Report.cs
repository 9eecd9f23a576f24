using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Sentiment;

/// <summary>Shows how a training came out, to people and to scripts.</summary>
internal static class Report
{
    public static void Show(TrainedModel trained)
    {
        var (metrics, result) = (trained.Metrics, trained.Result);
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Measure").AddColumn(new TableColumn("Value").RightAligned());
        Add("Accuracy", $"{metrics.MicroAccuracy:P1}");
        Add("Macro F1", $"{trained.MacroF1:P1}");
        Add("Log-loss", $"{metrics.LogLoss:0.000}");
        Add("Training rows", $"{trained.TrainRows:#,0}");
        Add("Epochs (best)", $"{result.Epochs.Count} ({result.BestEpoch})");
        Add("Training time", $"{trained.Seconds:0.0} s");
        Add("Tokens a second", $"{result.TokensPerSecond:#,0}");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(metrics.ConfusionMatrix.GetFormattedConfusionTable());

        void Add(string measure, FormattableString value) => table.AddRow(measure, value.ToString(CultureInfo.InvariantCulture));
    }

    public static void WriteJson(TrainedModel trained, string file) => File.WriteAllText(file, JsonSerializer.Serialize(
        new
        {
            accuracy = trained.Metrics.MicroAccuracy,
            macroF1 = trained.MacroF1,
            logLoss = trained.Metrics.LogLoss,
            trainSeconds = trained.Seconds,
            trainRows = trained.TrainRows,
            epochs = trained.Result.Epochs.Count,
            tokensPerSecond = trained.Result.TokensPerSecond,
        },
        new JsonSerializerOptions { WriteIndented = true }) + "\n");
}

using System.Globalization;
using System.Text;
using SeqML.Tasks.Classification;

namespace SeqML.Descriptions;

/// <summary>A description as text, with its layers in a table.</summary>
internal static class ModelSummary
{
    public static string Write(ModelDescription model)
    {
        var text = new StringBuilder();
        Line(text, $"{model.Kind}, {model.EncoderName}, {model.VocabularySize:#,0} ids in its vocabulary");
        if (model.StartedWithVectors is var (words, share))
            Line(text, $"{words:#,0} of its words started with a vector that was given; they are {100 * share:0.0}% of the text that it was trained on");
        if (model.OutputColumns is { } columns)
            Line(text, $"Columns: {string.Join(", ", columns)}");
        if (model.Config is ClassifierConfig { Thresholds: { } thresholds })
            Line(text, $"Thresholds: {string.Join(", ", thresholds.Select(threshold => threshold.ToString("0.000", CultureInfo.InvariantCulture)))}");
        text.Append('\n');
        WriteLayers(text, model);
        if (model.History is { } history)
            WriteHistory(text, history);
        return text.ToString().TrimEnd('\n');
    }

    private static void WriteLayers(StringBuilder text, ModelDescription model)
    {
        var rows = new List<(string Layer, string Weight, string Shape, string Count)> { ("Layer", "Weight", "Shape", "Parameters") };
        foreach (var layer in model.Layers)
            for (var i = 0; i < layer.Weights.Count; i++)
            {
                var weight = layer.Weights[i];
                rows.Add((i == 0 ? layer.Name : "", weight.Name[(layer.Name.Length == 0 ? 0 : layer.Name.Length + 1)..],
                    $"[{string.Join(", ", weight.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))}]", Number(weight.Count)));
                // What has one weight only is its own sum.
                if (i == layer.Weights.Count - 1 && i > 0)
                    rows.Add(("", "", "", $"= {Number(layer.ParameterCount)}"));
            }
        var total = ("Total", "", "", Number(model.ParameterCount));
        var widths = new[]
        {
            rows.Append(total).Max(row => row.Item1.Length), rows.Append(total).Max(row => row.Item2.Length),
            rows.Append(total).Max(row => row.Item3.Length), rows.Append(total).Max(row => row.Item4.Length),
        };
        var rule = new string('-', widths.Sum() + 6);
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i]);
            if (i == 0)
                Line(text, $"{rule}");
        }
        Line(text, $"{rule}");
        Row(total);

        void Row((string Layer, string Weight, string Shape, string Count) row) => Line(text,
            $"{row.Layer.PadRight(widths[0])}  {row.Weight.PadRight(widths[1])}  {row.Shape.PadRight(widths[2])}  {row.Count.PadLeft(widths[3])}");
    }

    private static void WriteHistory(StringBuilder text, Training.History.TrainingHistory history)
    {
        text.Append('\n');
        Line(text, $"Trained for {history.Epochs.Count} epochs in {history.Epochs.Sum(epoch => epoch.Seconds):0.0} s");
        if (history.Divergence is { } divergence)
            Line(text, $"{divergence}");
        if (history.Calibration is { } calibration)
            Line(text, $"{calibration}");
        if (history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch) is not { } best)
            return;
        var validation = best.Validation is { } known
            ? string.Concat(known.Metrics.Select(metric => FormattableString.Invariant($", {metric.Name} {metric.Value:0.0000}"))) + FormattableString.Invariant($", validation loss {known.Loss:0.0000}")
            : "";
        Line(text, $"Weights of epoch {best.Epoch}: training loss {best.Loss:0.0000}{validation}");
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture).TrimEnd()).Append('\n');
}

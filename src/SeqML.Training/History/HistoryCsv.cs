using System.Globalization;
using System.Text;
using SeqML.Training.LearningRates;

namespace SeqML.Training.History;

/// <summary>What training tells as tables of RFC 4180: a header, a record a line, lines that end with CR LF, numbers in the invariant culture.</summary>
internal static class HistoryCsv
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The points of a range test.</summary>
    public static void WriteRates(IReadOnlyList<LearningRatePoint> points, string filePath)
    {
        using var writer = new StreamWriter(filePath, append: false, Utf8);
        Line(writer, ["LearningRate", "Loss", "SmoothedLoss"]);
        foreach (var point in points)
            Line(writer, [point.LearningRate, point.Loss, point.SmoothedLoss]);
    }

    public static void WriteEpochs(TrainingHistory history, string filePath)
    {
        using var writer = new StreamWriter(filePath, append: false, Utf8);
        var metrics = history.MetricNames;
        Line(writer, ["Epoch", "Loss", "ValidationLoss", .. metrics, "LearningRate", "GradientNorm", "TokensPerSecond", "Seconds", "MemoryBytes", "IsBest"]);
        foreach (var epoch in history.Epochs)
            Line(writer,
            [
                epoch.Epoch, epoch.Loss, epoch.Validation?.Loss, .. metrics.Select(name => (object?)TrainingHistory.MetricOf(epoch, name)),
                epoch.LearningRate, epoch.GradientNorm, epoch.TokensPerSecond, epoch.Seconds, epoch.MemoryBytes, epoch.Epoch == history.BestEpoch,
            ]);
    }

    public static void WriteSteps(TrainingHistory history, string filePath)
    {
        using var writer = new StreamWriter(filePath, append: false, Utf8);
        Line(writer, ["Epoch", "Step", "Loss", "LearningRate", "GradientNorm", "Tokens", "Seconds", "TokensPerSecond", "ManagedBytes"]);
        foreach (var step in history.Steps)
            Line(writer, [step.Epoch, step.Step, step.Loss, step.LearningRate, step.GradientNorm, step.Tokens, step.Seconds, step.TokensPerSecond, step.ManagedBytes]);
    }

    /// <summary>What is not known is left empty.</summary>
    private static void Line(StreamWriter writer, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                writer.Write(',');
            var text = Convert.ToString(values[i], CultureInfo.InvariantCulture) ?? "";
            writer.Write(text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        }
        writer.Write("\r\n");
    }
}

using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Columns;
using SeqML.Tasks.Classification;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>From rows to a trained model, with progress to the user and to ML.NET's log.</summary>
internal static class ClassifierFitting
{
    public static (TextClassifier Model, TrainingResult Result) Fit(
        MLContext context, IDataView data, ClassificationColumns columns, int classes, ClassifierOptions options)
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Training");
        var rows = TrainingRows.Read(data, columns.Label, columns.Input, options.Training.CancellationToken);
        if (rows.WithoutLabel > 0)
            channel.Warning(MessageSensitivity.None, $"{rows.WithoutLabel} rows without a value in the label column '{columns.Label}' were passed over.");
        options = options with { Training = TrainingChannel.Attach(options.Training, host, channel) };
        var (model, result) = rows.Kind == InputKind.Keys
            ? ClassifierTrainer.Train(rows.Keys, rows.KeyCount, [.. rows.Classes], classes, options)
            : ClassifierTrainer.Train(rows.Words, [.. rows.Classes], classes, rows.Kind, options);
        TrainingChannel.Report(channel, result);
        TrainingChannel.Report(channel, options.Embedding, model.Config.WordsWithVectors, model.Words.Count);
        return (model, result);
    }
}

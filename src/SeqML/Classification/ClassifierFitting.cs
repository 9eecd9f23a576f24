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
        var training = options.Training;
        var rows = TrainingRows.Read(data, columns.Label, columns.Input, training.CancellationToken);
        if (rows.WithoutLabel > 0)
            channel.Warning(MessageSensitivity.None, $"{rows.WithoutLabel} rows without a value in the label column '{columns.Label}' were passed over.");
        options = options with
        {
            Training = training with
            {
                Seed = training.Seed ?? host.Rand.Next(),
                Progress = new ChannelProgress(channel, training.Progress),
            },
        };
        var (model, result) = rows.Kind == InputKind.Keys
            ? ClassifierTrainer.Train(rows.Keys, rows.KeyCount, [.. rows.Classes], classes, options)
            : ClassifierTrainer.Train(rows.Words, [.. rows.Classes], classes, rows.Kind, options);
        if (options.Embedding.Vectors is { } vectors)
            channel.Info(MessageSensitivity.None, FormattableString.Invariant(
                $"{model.Config.WordsWithVectors:#,0} of the {model.Words.Count:#,0} words that the model knows started with one of the {vectors.Count:#,0} vectors."));
        channel.Info(MessageSensitivity.None, FormattableString.Invariant(
            $"{(result.WasCancelled ? "Cancelled" : "Trained")} after {result.Epochs.Count} epochs, {result.TokensPerSecond:#,0} tokens/s; the model has the weights of epoch {result.BestEpoch}."));
        return (model, result);
    }

    /// <summary>Tells the user of every step, and the log of every epoch and, as traces, of steps.</summary>
    private sealed class ChannelProgress(IChannel channel, IProgress<TrainingProgress>? user) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEndOfEpoch)
                channel.Info(MessageSensitivity.None, value.ToString());
            else
                channel.Trace(MessageSensitivity.None, value.ToString());
            user?.Report(value);
        }
    }
}

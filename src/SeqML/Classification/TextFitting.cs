using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Columns;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>From rows to a trained model, with progress to the user and to ML.NET's log.</summary>
/// <param name="context">The context.</param>
/// <param name="columns">The names of the columns.</param>
/// <param name="options">The network and its training.</param>
/// <param name="validation">The rows to validate with; null for a fraction of the others.</param>
/// <param name="label">What the label is.</param>
internal sealed class TextFitting<TTarget>(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation, LabelKind<TTarget> label)
{
    /// <summary>Trains.</summary>
    /// <param name="data">The rows to train on.</param>
    /// <param name="train">The trainer.</param>
    public (TModel Model, TrainingResult Result) Fit<TModel>(IDataView data, Func<Examples<TTarget>, ClassifierOptions, Examples<TTarget>?, (TModel, TrainingResult)> train)
        where TModel : TextModel
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Training");
        var (rows, judged) = Read(data, channel);
        var (model, result) = train(rows, options with { Training = TrainingChannel.Attach(options.Training, host, channel) }, judged);
        TrainingChannel.Report(channel, result);
        TrainingChannel.Report(channel, options.Embedding, model.Config.WordsWithVectors, model.Words.Count, model.Config.TextWithVectors);
        return (model, result);
    }

    /// <summary>Tries learning rates.</summary>
    /// <param name="data">The rows to train on.</param>
    /// <param name="find">The trainer.</param>
    public LearningRateCurve FindLearningRate(IDataView data, Func<Examples<TTarget>, ClassifierOptions, Examples<TTarget>?, LearningRateCurve> find)
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Learning rates");
        var (rows, judged) = Read(data, channel);
        var curve = find(rows, options with { Training = TrainingChannel.AttachTrial(options.Training, host, channel) }, judged);
        channel.Info(MessageSensitivity.None, curve.ToString());
        return curve;
    }

    private (Examples<TTarget> Rows, Examples<TTarget>? Judged) Read(IDataView data, IChannel channel)
    {
        var rows = TrainingRows.Read(data, columns, label, out var withoutLabel, options.Training.CancellationToken);
        label.RequireRows(rows, withoutLabel, columns.Label);
        if (withoutLabel > 0)
            channel.Warning(MessageSensitivity.None, $"{withoutLabel} rows without a value in the label column '{columns.Label}' were passed over.");
        return (rows, ValidationExamples.Read(validation, data.Schema, columns, label, channel, options.Training.CancellationToken));
    }
}

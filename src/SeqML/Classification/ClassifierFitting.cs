using Microsoft.ML;
using Microsoft.ML.Runtime;
using SeqML.Columns;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;
using SeqML.Training.Loop;

namespace SeqML.Classification;

/// <summary>From rows to a trained model, with progress to the user and to ML.NET's log.</summary>
internal static class ClassifierFitting
{
    /// <summary>Trains a classifier.</summary>
    /// <param name="context">The context.</param>
    /// <param name="data">The rows to train on.</param>
    /// <param name="validation">The rows to validate with; null for a fraction of the others.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="labels">What the classes are called, in their order.</param>
    /// <param name="options">The network and its training.</param>
    /// <param name="requireLabel">What the label has to be.</param>
    public static (TextClassifier Model, TrainingResult Result) Fit(MLContext context, IDataView data, IDataView? validation, ClassificationColumns columns,
        IReadOnlyList<string> labels, ClassifierOptions options, Action<ColumnFacts> requireLabel) =>
        Fit(context, data, validation, columns, options with { ClassWeights = options.ClassWeights?.InOrder(labels) }, requireLabel,
            LabelReader.Class, found => found < 0, TrainingRows.RequireTwo, (rows, judged, seeded) => ClassifierTrainer.Train(rows, labels.Count, seeded, judged));

    /// <summary>Trains whatever a trainer makes.</summary>
    /// <param name="context">The context.</param>
    /// <param name="data">The rows to train on.</param>
    /// <param name="validation">The rows to validate with; null for a fraction of the others.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="options">The network and its training.</param>
    /// <param name="requireLabel">What the label has to be.</param>
    /// <param name="readLabel">Makes what reads a row's label.</param>
    /// <param name="isMissing">Whether a label is none.</param>
    /// <param name="requireRows">Throws where there is nothing to learn from.</param>
    /// <param name="train">The trainer.</param>
    public static (TModel Model, TrainingResult Result) Fit<TModel, TTarget>(MLContext context, IDataView data, IDataView? validation, ClassificationColumns columns,
        ClassifierOptions options, Action<ColumnFacts> requireLabel, Func<DataViewRow, DataViewSchema.Column, Func<TTarget>> readLabel, Predicate<TTarget> isMissing,
        Action<Examples<TTarget>, int, string> requireRows, Func<Examples<TTarget>, Examples<TTarget>?, ClassifierOptions, (TModel, TrainingResult)> train)
        where TModel : TextModel =>
        Use(context, data, validation, columns, options, requireLabel, readLabel, isMissing, requireRows, (rows, judged, seeded, channel) =>
        {
            var (model, result) = train(rows, judged, seeded);
            TrainingChannel.Report(channel, result);
            TrainingChannel.Report(channel, seeded.Embedding, model.Config.WordsWithVectors, model.Words.Count);
            return (model, result);
        });

    /// <summary>Tries learning rates for a classifier.</summary>
    public static LearningRateCurve FindLearningRate(MLContext context, IDataView data, ClassificationColumns columns,
        IReadOnlyList<string> labels, ClassifierOptions options, Action<ColumnFacts> requireLabel, LearningRateRange? range) =>
        FindLearningRate(context, data, columns, options with { ClassWeights = options.ClassWeights?.InOrder(labels) }, requireLabel,
            LabelReader.Class, found => found < 0, TrainingRows.RequireTwo, (rows, seeded) => ClassifierTrainer.FindLearningRate(rows, labels.Count, seeded, range));

    /// <summary>Tries learning rates for whatever a trainer makes. The parameters are those of Fit.</summary>
    public static LearningRateCurve FindLearningRate<TTarget>(MLContext context, IDataView data, ClassificationColumns columns,
        ClassifierOptions options, Action<ColumnFacts> requireLabel, Func<DataViewRow, DataViewSchema.Column, Func<TTarget>> readLabel, Predicate<TTarget> isMissing,
        Action<Examples<TTarget>, int, string> requireRows, Func<Examples<TTarget>, ClassifierOptions, LearningRateCurve> find) =>
        Use(context, data, null, columns, options, requireLabel, readLabel, isMissing, requireRows, (rows, _, seeded, channel) =>
        {
            var curve = find(rows, seeded);
            channel.Info(MessageSensitivity.None, curve.ToString());
            return curve;
        });

    private static TResult Use<TTarget, TResult>(MLContext context, IDataView data, IDataView? validation, ClassificationColumns columns,
        ClassifierOptions options, Action<ColumnFacts> requireLabel, Func<DataViewRow, DataViewSchema.Column, Func<TTarget>> readLabel, Predicate<TTarget> isMissing,
        Action<Examples<TTarget>, int, string> requireRows, Func<Examples<TTarget>, Examples<TTarget>?, ClassifierOptions, IChannel, TResult> use)
    {
        var host = ((IHostEnvironment)context).Register("SeqML");
        using var channel = host.Start("Training");
        var cancellation = options.Training.CancellationToken;
        var rows = TrainingRows.Read(data, columns, readLabel, isMissing, out var withoutLabel, cancellation);
        requireRows(rows, withoutLabel, columns.Label);
        var judged = ValidationExamples.Read(validation, data.Schema, columns, requireLabel, readLabel, isMissing, channel, cancellation);
        if (withoutLabel > 0)
            channel.Warning(MessageSensitivity.None, $"{withoutLabel} rows without a value in the label column '{columns.Label}' were passed over.");
        return use(rows, judged, options with { Training = TrainingChannel.Attach(options.Training, host, channel) }, channel);
    }
}

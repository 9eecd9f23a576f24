using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell which labels hold for a text. Made by <c>ml.SeqML().MultilabelClassification</c>.</summary>
public sealed class MultilabelClassificationEstimator : IEstimator<MultilabelClassificationTransformer>
{
    private readonly MLContext context;
    private readonly ClassificationColumns columns;
    private readonly ClassifierOptions options;
    private readonly IDataView? validation;

    internal MultilabelClassificationEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation) =>
        (this.context, this.columns, this.options, this.validation) = (context, columns, options, validation);

    /// <summary>Trains. A row without labels says that none holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or there are too many labels.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, no row has a label, or the loss is not finite.</exception>
    /// <exception cref="ArgumentException">The validation fraction leaves no rows to train on, there are none to tune thresholds by, or the validation data have other labels.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public MultilabelClassificationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (labels, ordered) = Labels(input);
        var kind = columns.KindOf(input.Schema);
        var (model, training) = ClassifierFitting.Fit(context, input, validation, columns, ordered, Require.LabelsLabel, LabelReader.Labels, _ => false, RequireLabels,
            (rows, judged, seeded) => MultilabelTrainer.Train(rows, labels.Count, seeded, judged));
        var chain = new ClassifierChain(context, columns, kind).Multilabel(ModelText.Encode(model.Save()), labels, input.Schema.Select(column => column.Name));
        return new MultilabelClassificationTransformer(chain.Fit(input), training);
    }

    /// <summary>Tries growing learning rates for some steps, and gives the curve of the loss and a suggestion for the training options' LearningRate. (The range test of Smith 2017.)</summary>
    /// <param name="input">The rows that are to be trained on.</param>
    /// <param name="range">Which rates; null for 100 steps from 0.00001 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is too little to train on, or the loss is not finite in the first steps.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LearningRateCurve FindLearningRate(IDataView input, LearningRateRange? range = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (labels, ordered) = Labels(input);
        return ClassifierFitting.FindLearningRate(context, input, columns, ordered, Require.LabelsLabel, LabelReader.Labels, _ => false, RequireLabels,
            (rows, seeded) => MultilabelTrainer.FindLearningRate(rows, labels.Count, seeded, range));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.LabelsLabel(ColumnFacts.Of(inputSchema, columns.Label, "label"));
        var labels = LabelValues.Placeholder(inputSchema.First(column => column.Name == columns.Label));
        return new ClassifierChain(context, columns, columns.KindOf(inputSchema))
            .Multilabel(ClassifierChain.NoModel, labels, inputSchema.Select(column => column.Name))
            .GetOutputSchema(inputSchema);
    }

    /// <summary>What the labels are called, and the options with their weights in that order.</summary>
    private (LabelValues Labels, ClassifierOptions Options) Labels(IDataView input)
    {
        Require.LabelsLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        columns.KindOf(input.Schema);
        Require.ClassCount(input.Schema[columns.Label], ManyScores.Capacity);
        var labels = LabelValues.Of(input.Schema[columns.Label]);
        return labels.Count > 0
            ? (labels, options with { ClassWeights = options.ClassWeights?.InOrder(labels.Texts) })
            : throw new InvalidOperationException($"Expected labels to learn in the label column '{columns.Label}', found keys without a value.");
    }

    private static void RequireLabels(Examples<int[]> rows, int withoutLabel, string label)
    {
        TrainingRows.RequireRows(rows, withoutLabel, label);
        if (rows.Targets.All(labels => labels.Length == 0))
            throw new InvalidOperationException($"Expected rows with labels in the label column '{label}', found none in all {rows.Targets.Count} rows.");
    }
}

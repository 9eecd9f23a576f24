using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell texts of several kinds apart. Made by <c>ml.SeqML().MulticlassClassification</c>.</summary>
public sealed class MulticlassClassificationEstimator : IEstimator<MulticlassClassificationTransformer>
{
    private readonly MLContext context;
    private readonly ClassificationColumns columns;
    private readonly ClassifierOptions options;
    private readonly IDataView? validation;

    internal MulticlassClassificationEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation) =>
        (this.context, this.columns, this.options, this.validation) = (context, columns, options, validation);

    /// <summary>Trains.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or there are too many classes.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, there is only one class, or the loss is not finite.</exception>
    /// <exception cref="ArgumentException">The validation fraction leaves no rows to train on, there are none to calibrate with, or the validation data have other classes.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public MulticlassClassificationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Require.KeyLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        var kind = columns.KindOf(input.Schema);
        Require.ClassCount(input.Schema[columns.Label], ManyScoresOutput.Capacity);
        var labels = LabelValues.Of(input.Schema[columns.Label]);
        var (model, training) = ClassifierFitting.Fit(context, input, validation, columns, labels.Texts, options, Require.KeyLabel);
        var chain = new ClassifierChain(context, columns, kind)
            .Multiclass(ModelText.Encode(model.Save()), labels, input.Schema.Select(column => column.Name));
        return new MulticlassClassificationTransformer(chain.Fit(input), training);
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
        Require.KeyLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        columns.KindOf(input.Schema);
        Require.ClassCount(input.Schema[columns.Label], ManyScoresOutput.Capacity);
        var labels = LabelValues.Of(input.Schema[columns.Label]);
        return ClassifierFitting.FindLearningRate(context, input, columns, labels.Texts, options, Require.KeyLabel, range);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.KeyLabel(ColumnFacts.Of(inputSchema, columns.Label, "label"));
        var kind = columns.KindOf(inputSchema);
        var labels = LabelValues.Placeholder(inputSchema.First(column => column.Name == columns.Label));
        return new ClassifierChain(context, columns, kind)
            .Multiclass(ClassifierChain.NoModel, labels, inputSchema.Select(column => column.Name))
            .GetOutputSchema(inputSchema);
    }
}

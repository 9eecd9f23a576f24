using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell texts of two kinds apart. Made by <c>ml.SeqML().BinaryClassification</c>.</summary>
public sealed class BinaryClassificationEstimator : IEstimator<BinaryClassificationTransformer>
{
    private readonly MLContext context;
    private readonly ClassificationColumns columns;
    private readonly ClassifierOptions options;
    private readonly IDataView? validation;

    internal BinaryClassificationEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation) =>
        (this.context, this.columns, this.options, this.validation) = (context, columns, options, validation);

    /// <summary>Trains.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, there is only one class, or the loss is not finite.</exception>
    /// <exception cref="ArgumentException">The validation fraction leaves no rows to train on, or there are none to calibrate with.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public BinaryClassificationTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Require.BooleanLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        var kind = columns.KindOf(input.Schema);
        var (model, training) = ClassifierFitting.Fit(context, input, validation, columns, ["False", "True"], options, Require.BooleanLabel);
        var chain = new ClassifierChain(context, columns, kind).Binary(ModelText.Encode(model.Save()));
        return new BinaryClassificationTransformer(chain.Fit(input), training);
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
        Require.BooleanLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        columns.KindOf(input.Schema);
        return ClassifierFitting.FindLearningRate(context, input, columns, ["False", "True"], options, Require.BooleanLabel, range);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.BooleanLabel(ColumnFacts.Of(inputSchema, columns.Label, "label"));
        return new ClassifierChain(context, columns, columns.KindOf(inputSchema)).Binary(ClassifierChain.NoModel).GetOutputSchema(inputSchema);
    }
}

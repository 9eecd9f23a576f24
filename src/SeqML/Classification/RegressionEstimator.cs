using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>Trains a network to tell the value of a text. Made by <c>ml.SeqML().Regression</c>.</summary>
public sealed class RegressionEstimator : IEstimator<RegressionTransformer>
{
    private readonly MLContext context;
    private readonly ClassificationColumns columns;
    private readonly ClassifierOptions options;
    private readonly IDataView? validation;

    internal RegressionEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation) =>
        (this.context, this.columns, this.options, this.validation) = (context, columns, options, validation);

    /// <summary>Trains. Rows whose label is NaN are passed over, with a warning.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or a value is infinite.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, all have the same value, or the loss is not finite.</exception>
    /// <exception cref="ArgumentException">The validation fraction leaves no rows to train on, or none that differ.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public RegressionTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Require.ValueLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        var kind = columns.KindOf(input.Schema);
        var (model, training) = ClassifierFitting.Fit(context, input, validation, columns, options, Require.ValueLabel, LabelReader.Value, float.IsNaN, TrainingRows.RequireTwo,
            (rows, judged, seeded) => RegressorTrainer.Train(rows, seeded, judged));
        var chain = new ClassifierChain(context, columns, kind).Regression(ModelText.Encode(model.Save()));
        return new RegressionTransformer(chain.Fit(input), training);
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
        Require.ValueLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        columns.KindOf(input.Schema);
        return ClassifierFitting.FindLearningRate(context, input, columns, options, Require.ValueLabel, LabelReader.Value, float.IsNaN, TrainingRows.RequireTwo,
            (rows, seeded) => RegressorTrainer.FindLearningRate(rows, seeded, range));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.ValueLabel(ColumnFacts.Of(inputSchema, columns.Label, "label"));
        return new ClassifierChain(context, columns, columns.KindOf(inputSchema)).Regression(ClassifierChain.NoModel).GetOutputSchema(inputSchema);
    }
}

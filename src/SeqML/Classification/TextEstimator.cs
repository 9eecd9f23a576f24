using Microsoft.ML;
using SeqML.Columns;
using SeqML.Tasks.Classification;
using SeqML.Training.LearningRates;

namespace SeqML.Classification;

/// <summary>What trainers of texts have in common.</summary>
/// <typeparam name="TTransformer">What they make.</typeparam>
public abstract class TextEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private readonly MLContext context;
    private readonly ClassificationColumns columns;
    private readonly ClassifierOptions options;
    private readonly IDataView? validation;
    private readonly Action<ColumnFacts> requireLabel;

    private protected TextEstimator(MLContext context, ClassificationColumns columns, ClassifierOptions options, IDataView? validation, Action<ColumnFacts> requireLabel) =>
        (this.context, this.columns, this.options, this.validation, this.requireLabel) = (context, columns, options, validation, requireLabel);

    /// <summary>Trains.</summary>
    /// <param name="input">The rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or there are too many classes or labels.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or nothing to tell apart; or the loss is not finite.</exception>
    /// <exception cref="ArgumentException">The validation fraction leaves no rows to train on, there are none to calibrate or to tune thresholds with, or the validation data have other classes or labels.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public TTransformer Fit(IDataView input)
    {
        Check(input);
        return Train(input, new ClassifierChain(context, columns, columns.KindOf(input.Schema)));
    }

    /// <summary>Tries growing learning rates for some steps, and gives the curve of the loss and a suggestion for the training options' LearningRate. (The range test of Smith 2017.)</summary>
    /// <param name="input">The rows that are to be trained on.</param>
    /// <param name="range">Which rates; null for 100 steps from 0.00001 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is too little to train on, the loss is not finite in the first steps, or no rate makes it fall.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LearningRateCurve FindLearningRate(IDataView input, LearningRateRange? range = null)
    {
        Check(input);
        return TryRates(input, range);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        requireLabel(ColumnFacts.Of(inputSchema, columns.Label, "label"));
        return Shape(new ClassifierChain(context, columns, columns.KindOf(inputSchema)), inputSchema).GetOutputSchema(inputSchema);
    }

    /// <summary>Trains on rows whose columns are right.</summary>
    private protected abstract TTransformer Train(IDataView input, ClassifierChain chain);

    /// <summary>Tries learning rates on rows whose columns are right.</summary>
    private protected abstract LearningRateCurve TryRates(IDataView input, LearningRateRange? range);

    /// <summary>The chain without its model.</summary>
    private protected abstract IEstimator<ITransformer> Shape(ClassifierChain chain, SchemaShape schema);

    /// <summary>From rows to a model, with the user's options.</summary>
    /// <param name="kind">What the label is.</param>
    /// <param name="names">What classes or labels are called, in the order in which weights are given to them; null where there are none.</param>
    private protected TextFitting<TTarget> Fitting<TTarget>(LabelKind<TTarget> kind, IReadOnlyList<string>? names = null) =>
        new(context, columns, names is null ? options : options with { ClassWeights = options.ClassWeights?.InOrder(names) }, validation, kind);

    /// <summary>What the values of the label column's keys are.</summary>
    /// <param name="schema">The schema of the rows.</param>
    /// <param name="most">How many there may be.</param>
    private protected LabelValues ValuesOf(DataViewSchema schema, int most)
    {
        Require.ClassCount(schema[columns.Label], most);
        return LabelValues.Of(schema[columns.Label]);
    }

    /// <summary>As <see cref="ValuesOf"/>, before there are rows.</summary>
    private protected LabelValues PlaceholderOf(SchemaShape schema) => LabelValues.Placeholder(schema.First(column => column.Name == columns.Label));

    private void Check(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        requireLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        columns.KindOf(input.Schema);
    }
}

using Microsoft.ML;
using SeqML.Classification;
using SeqML.Columns;
using SeqML.Persistence;
using SeqML.Tasks.Tagging;
using SeqML.Training.LearningRates;

namespace SeqML.Tagging;

/// <summary>Trains a network to give each token of a text a tag: named entities, chunks, parts of speech. Made by <c>ml.SeqML().SequenceTagging</c>.</summary>
public sealed class SequenceTaggingEstimator : IEstimator<SequenceTaggingTransformer>
{
    private readonly MLContext context;
    private readonly TaggingColumns columns;
    private readonly TaggerOptions options;
    private readonly IDataView? validation;

    internal SequenceTaggingEstimator(MLContext context, TaggingColumns columns, TaggerOptions options, IDataView? validation) =>
        (this.context, this.columns, this.options, this.validation) = (context, columns, options, validation);

    /// <summary>Trains.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or there are too many tags.</exception>
    /// <exception cref="InvalidOperationException">There are no rows with tokens, a row has not as many tags as tokens, there is only one tag, no row of the validation set can be used, or the loss is not finite.</exception>
    /// <exception cref="ArgumentException">The validation fraction leaves no rows to train on, or tags break the scheme.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    public SequenceTaggingTransformer Fit(IDataView input)
    {
        var (fitting, kind, tags) = Fitting(input);
        var (model, training) = fitting.Fit(input, validation);
        var chain = new TaggingChain(context, columns, kind).Create(ModelText.Encode(model.Save()), tags);
        return new SequenceTaggingTransformer(chain.Fit(input), training);
    }

    /// <summary>Tries growing learning rates for some steps, and gives the curve of the loss and a suggestion for the training options' LearningRate. (The range test of Smith 2017.)</summary>
    /// <param name="input">The rows that are to be trained on.</param>
    /// <param name="range">Which rates; null for 100 steps from 0.00001 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There is too little to train on, the loss is not finite in the first steps, or no rate makes it fall.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LearningRateCurve FindLearningRate(IDataView input, LearningRateRange? range = null) => Fitting(input).Fitting.FindLearningRate(input, validation, range);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Require.TagLabel(ColumnFacts.Of(inputSchema, columns.Label, "label"));
        var kind = TaggingInputs.Of(columns, (name, role) => ColumnFacts.Of(inputSchema, name, role));
        var tags = LabelValues.Placeholder(inputSchema.First(column => column.Name == columns.Label));
        return new TaggingChain(context, columns, kind).Create(TaggingChain.NoModel, tags).GetOutputSchema(inputSchema);
    }

    /// <summary>From rows whose columns are right to a model.</summary>
    private (TaggerFitting Fitting, TaggingInput Kind, LabelValues Tags) Fitting(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Require.TagLabel(ColumnFacts.Of(input.Schema, columns.Label, "label"));
        var kind = TaggingInputs.Of(columns, (name, role) => ColumnFacts.Of(input.Schema, name, role));
        Require.ClassCount(input.Schema[columns.Label], ManyScoresOutput.Capacity);
        var tags = LabelValues.OfTags(input.Schema[columns.Label]);
        return (new TaggerFitting(context, columns, kind, tags, options), kind, tags);
    }
}

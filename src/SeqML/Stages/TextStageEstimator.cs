using Microsoft.ML;

namespace SeqML.Stages;

/// <summary>A stage of text that knows all it needs, so that Fit reads no rows: it is an estimator so that it stands in a pipeline.</summary>
public sealed class TextStageEstimator : IEstimator<TextStageTransformer>
{
    private readonly MLContext context;
    private readonly Func<DataViewSchema, Stage> ofData;
    private readonly Func<SchemaShape, Stage> ofPlan;

    internal TextStageEstimator(MLContext context, Stage stage)
        : this(context, stage, _ => stage, _ => stage)
    {
    }

    /// <summary>A stage that reads texts in one way and tokens in another.</summary>
    internal TextStageEstimator(MLContext context, string inputColumnName, Func<bool, Stage> ofText)
        : this(context, ofText(true), schema => ofText(WordsColumn.IsText(schema, inputColumnName)), shape => ofText(WordsColumn.IsText(shape, inputColumnName)))
    {
    }

    private TextStageEstimator(MLContext context, Stage any, Func<DataViewSchema, Stage> ofData, Func<SchemaShape, Stage> ofPlan)
    {
        any.CheckNames();
        this.context = context;
        this.ofData = ofData;
        this.ofPlan = ofPlan;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing, or is not of the type that the stage reads.</exception>
    public TextStageTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var stage = ofData(input.Schema);
        stage.Check(input.Schema);
        return new TextStageTransformer(stage.Chain(context).Fit(input));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing, or is not of the type that the stage reads.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var stage = ofPlan(inputSchema);
        stage.Check(inputSchema);
        return stage.Chain(context).GetOutputSchema(inputSchema);
    }
}

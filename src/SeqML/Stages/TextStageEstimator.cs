using Microsoft.ML;

namespace SeqML.Stages;

/// <summary>A stage of text that knows all it needs, so that Fit reads no rows: it is an estimator so that it stands in a pipeline.</summary>
public sealed class TextStageEstimator : IEstimator<TextStageTransformer>
{
    private readonly MLContext context;
    private readonly Stage stage;

    internal TextStageEstimator(MLContext context, Stage stage)
    {
        foreach (var column in stage.Inputs.Concat(stage.Outputs))
            ArgumentException.ThrowIfNullOrEmpty(column.Name, "columnName");
        this.context = context;
        this.stage = stage;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing, or is not of the type that the stage reads.</exception>
    public TextStageTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        stage.Check(input.Schema);
        return new TextStageTransformer(stage.Chain(context).Fit(input));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing, or is not of the type that the stage reads.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        stage.Check(inputSchema);
        return stage.Chain(context).GetOutputSchema(inputSchema);
    }
}

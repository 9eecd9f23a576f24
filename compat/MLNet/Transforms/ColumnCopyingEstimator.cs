using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Copies columns.</summary>
public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator((string Output, string Input)[] pairs)
        : base(new ColumnCopyingTransformer(pairs))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.With(Transformer.Pairs.Select(pair => inputSchema.Require(pair.Input).Renamed(pair.Output)).ToArray());
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or drops columns.</summary>
public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    internal ColumnSelectingEstimator(string[] names, bool drop, bool keepHidden)
        : base(new ColumnSelectingTransformer(names, drop, keepHidden))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var named = Transformer.Names.Select(name => inputSchema.Require(name)).ToArray();
        return Transformer.Drops
            ? new SchemaShape(inputSchema.Where(column => !Transformer.Names.Contains(column.Name)))
            : new SchemaShape(named.DistinctBy(column => column.Name));
    }
}

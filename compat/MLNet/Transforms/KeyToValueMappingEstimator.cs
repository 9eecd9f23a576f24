using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Puts in place of keys the values behind them.</summary>
public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator((string Output, string Input)[] pairs)
        : base(new KeyToValueMappingTransformer(pairs))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.With(Transformer.Pairs.Select(pair => Shape(inputSchema.Require(pair.Input)).Renamed(pair.Output)).ToArray());
    }

    private static SchemaShape.Column Shape(SchemaShape.Column column)
    {
        if (!column.IsKey || !column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values))
        {
            throw Misfit.WrongType("inputSchema", "input", column.Name, "a key with values behind it", column.Describe());
        }
        return column.WithItem(values.ItemType, values.IsKey, column.HasSlotNames ? new SchemaShape([AnnotationKinds.SlotNamesShape]) : null);
    }
}

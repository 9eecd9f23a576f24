using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Maps values by a table.</summary>
public class ValueMappingEstimator : TrivialEstimator<ValueMappingTransformer>
{
    internal ValueMappingEstimator(ValueMap map, (string Output, string Input)[] pairs)
        : base(new ValueMappingTransformer(pairs, map))
    {
    }

    /// <inheritdoc/>
    public sealed override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var map = Transformer.Table;
        var value = SchemaShape.Column.Create("Value", map.ValueType, map.Annotations);
        return inputSchema.With(Transformer.Pairs.Select(pair =>
        {
            var input = inputSchema.Require(pair.Input);
            var kind = input.Kind == SchemaShape.Column.VectorKind.Scalar ? value.Kind : input.Kind;
            return new SchemaShape.Column(pair.Output, kind, value.ItemType, value.IsKey, value.Annotations);
        }).ToArray());
    }
}

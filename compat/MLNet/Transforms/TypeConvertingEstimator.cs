using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Converts the values of columns to another type.</summary>
public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    private readonly DataKind _kind;

    internal TypeConvertingEstimator((string Output, string Input)[] pairs, DataKind kind)
        : base(new TypeConvertingTransformer(pairs, kind)) => _kind = kind;

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.With(Transformer.Pairs.Select(pair => Shape(inputSchema.Require(pair.Input)).Renamed(pair.Output)).ToArray());
    }

    // As ML.NET does it, the shape of a converted key does not say that it is one, though the column will be.
    private SchemaShape.Column Shape(SchemaShape.Column column)
    {
        var target = PrimitiveTypes.OfKind(_kind);
        var possible = column.IsKey ? KeyDataViewType.IsValidDataType(target.RawType) : Conversions.Exists(column.ItemType.RawType, target.RawType);
        if (!possible)
            throw new ArgumentOutOfRangeException("inputSchema", $"Column '{column.Name}' is {column.Describe()}, which does not convert to {target}.");
        var kept = column.Annotations.Where(kind => kind.Name == AnnotationKinds.SlotNames || (column.IsKey && kind.Name == AnnotationKinds.KeyValues));
        return column.WithItem(target, false, new SchemaShape(kept));
    }
}

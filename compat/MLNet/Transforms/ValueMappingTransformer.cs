using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Maps values by a table.</summary>
public class ValueMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "MapValue";

    internal ValueMappingTransformer((string Output, string Input)[] pairs, ValueMap map)
        : base(pairs) => Map_ = map;

    private ValueMappingTransformer(BinaryReader reader)
        : base(reader) => Map_ = ValueMap.Load(reader);

    internal ValueMap Map_ { get; }

    internal static ValueMappingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        if (input.Type is VectorDataViewType && Map_.ValueType is VectorDataViewType)
            throw new NotSupportedException($"Column '{input.Name}' is a vector, and so are the values of the map.");
        var type = input.Type is VectorDataViewType ? new VectorDataViewType((PrimitiveDataViewType)Map_.ValueType) : Map_.ValueType;
        return new MappedColumn(new(output, type, Map_.Annotations), [input.Index], row => Map_.Getter(row, input));
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        Map_.Save(context.Writer);
    }
}

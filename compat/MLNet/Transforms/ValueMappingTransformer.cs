using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Maps values by a table.</summary>
public class ValueMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "MapValue";

    internal ValueMappingTransformer((string Output, string Input)[] pairs, ValueMap map)
        : base(pairs) => Table = map;

    private ValueMappingTransformer(BinaryReader reader)
        : base(reader) => Table = ValueMap.Load(reader);

    internal ValueMap Table { get; }

    internal static ValueMappingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        if (input.Type is VectorDataViewType && Table.ValueType is VectorDataViewType)
            throw new NotSupportedException($"Column '{input.Name}' is a vector, and so are the values of the map.");
        var type = input.Type is VectorDataViewType ? new VectorDataViewType((PrimitiveDataViewType)Table.ValueType) : Table.ValueType;
        return new MappedColumn(new(output, type, Table.Annotations), [input.Index], row => Table.Getter(row, input));
    }

    internal override void SaveModel(ModelSaveContext context)
    {
        SavePairs(context, Signature);
        Table.Save(context.Writer);
    }
}

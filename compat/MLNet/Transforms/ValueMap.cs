using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>A table from values to values.</summary>
internal abstract class ValueMap
{
    protected ValueMap(PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
    {
        KeyType = keyType;
        ValueType = valueType;
        Annotations = annotations ?? DataViewSchema.Annotations.Empty;
    }

    public PrimitiveDataViewType KeyType { get; }

    public DataViewType ValueType { get; }

    public DataViewSchema.Annotations Annotations { get; }

    public static ValueMap Empty(PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations) =>
        (ValueMap)Generic.CallStatic(typeof(ValueMap), nameof(EmptyOf), [keyType.RawType, valueType.RawType], keyType, valueType, annotations);

    public abstract void Fill(IDataView data, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn);

    public abstract Delegate Getter(DataViewRow row, DataViewSchema.Column column);

    public void Save(BinaryWriter writer)
    {
        // Type, annotations and all, as a schema of one column does it.
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Value", ValueType, Annotations);
        SchemaCodec.WriteType(writer, KeyType);
        SchemaCodec.Write(writer, builder.ToSchema());
        WriteEntries(writer);
    }

    public static ValueMap Load(BinaryReader reader)
    {
        var keyType = (PrimitiveDataViewType)SchemaCodec.ReadType(reader);
        var column = SchemaCodec.Read(reader)[0];
        var map = Empty(keyType, column.Type, column.Annotations);
        map.ReadEntries(reader);
        return map;
    }

    protected abstract void WriteEntries(BinaryWriter writer);

    protected abstract void ReadEntries(BinaryReader reader);

    private static ValueMap<TKey, TValue> EmptyOf<TKey, TValue>(
        PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations) => new(keyType, valueType, annotations);
}

namespace Microsoft.ML.Data;

/// <summary>Writes and reads column types and schemas.</summary>
internal static class SchemaCodec
{
    public static void Write(BinaryWriter writer, DataViewSchema schema)
    {
        writer.Write(schema.Count);
        foreach (var column in schema)
        {
            writer.Write(column.Name);
            WriteType(writer, column.Type);
            writer.Write(column.Annotations.Schema.Count);
            foreach (var annotation in column.Annotations.Schema)
            {
                writer.Write(annotation.Name);
                WriteType(writer, annotation.Type);
                Generic.CallStatic(typeof(SchemaCodec), nameof(WriteAnnotation), annotation.Type.RawType, writer, column.Annotations, annotation);
            }
        }
    }

    public static DataViewSchema Read(BinaryReader reader)
    {
        var builder = new DataViewSchema.Builder();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var name = reader.ReadString();
            var type = ReadType(reader);
            var annotations = new DataViewSchema.Annotations.Builder();
            for (var kinds = reader.ReadInt32(); kinds > 0; kinds--)
            {
                var kind = reader.ReadString();
                var kindType = ReadType(reader);
                Generic.CallStatic(typeof(SchemaCodec), nameof(ReadAnnotation), kindType.RawType, reader, annotations, kind, kindType);
            }
            builder.AddColumn(name, type, annotations.ToAnnotations());
        }
        return builder.ToSchema();
    }

    public static void WriteType(BinaryWriter writer, DataViewType type)
    {
        var vector = type as VectorDataViewType;
        var item = PrimitiveTypes.ItemOf(type);
        writer.Write((byte)PrimitiveTypes.KindOf(item));
        writer.Write(item is KeyDataViewType key ? key.Count : 0UL);
        writer.Write(vector?.Dimensions.Length ?? 0);
        foreach (var dimension in vector?.Dimensions ?? [])
            writer.Write(dimension);
    }

    public static DataViewType ReadType(BinaryReader reader)
    {
        var item = PrimitiveTypes.OfKind((DataKind)reader.ReadByte());
        var keyCount = reader.ReadUInt64();
        if (keyCount > 0)
            item = new KeyDataViewType(item.RawType, keyCount);
        var dimensions = new int[reader.ReadInt32()];
        for (var i = 0; i < dimensions.Length; i++)
            dimensions[i] = reader.ReadInt32();
        return dimensions.Length == 0 ? item : new VectorDataViewType(item, dimensions);
    }

    private static void WriteAnnotation<T>(BinaryWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column column)
    {
        T value = default;
        annotations.GetGetter<T>(column)(ref value);
        ValueCodec.Writer<T>(column.Type)(writer, value);
    }

    private static void ReadAnnotation<T>(BinaryReader reader, DataViewSchema.Annotations.Builder annotations, string kind, DataViewType type)
    {
        var value = ValueCodec.Reader<T>(type)(reader);
        annotations.Add(kind, type, (ref T destination) => destination = value);
    }
}

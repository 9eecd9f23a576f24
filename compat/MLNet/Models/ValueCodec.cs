namespace Microsoft.ML.Data;

/// <summary>Writes and reads values of a column type.</summary>
internal static class ValueCodec
{
    private static readonly Dictionary<Type, (Delegate Write, Delegate Read)> Primitives = new()
    {
        [typeof(sbyte)] = Pair((w, x) => w.Write(x), r => r.ReadSByte()),
        [typeof(byte)] = Pair((w, x) => w.Write(x), r => r.ReadByte()),
        [typeof(short)] = Pair((w, x) => w.Write(x), r => r.ReadInt16()),
        [typeof(ushort)] = Pair((w, x) => w.Write(x), r => r.ReadUInt16()),
        [typeof(int)] = Pair((w, x) => w.Write(x), r => r.ReadInt32()),
        [typeof(uint)] = Pair((w, x) => w.Write(x), r => r.ReadUInt32()),
        [typeof(long)] = Pair((w, x) => w.Write(x), r => r.ReadInt64()),
        [typeof(ulong)] = Pair((w, x) => w.Write(x), r => r.ReadUInt64()),
        [typeof(float)] = Pair((w, x) => w.Write(x), r => r.ReadSingle()),
        [typeof(double)] = Pair((w, x) => w.Write(x), r => r.ReadDouble()),
        [typeof(bool)] = Pair((w, x) => w.Write(x), r => r.ReadBoolean()),
        [typeof(ReadOnlyMemory<char>)] = Pair((w, x) => w.Write(x.ToString()), r => r.ReadString().AsMemory()),
        [typeof(TimeSpan)] = Pair((w, x) => w.Write(x.Ticks), r => new TimeSpan(r.ReadInt64())),
        [typeof(DateTime)] = Pair((w, x) => w.Write(x.ToBinary()), r => DateTime.FromBinary(r.ReadInt64())),
        [typeof(DateTimeOffset)] = Pair(WriteOffset, r => new DateTimeOffset(r.ReadInt64(), new TimeSpan(r.ReadInt64()))),
        [typeof(DataViewRowId)] = Pair(WriteId, r => new DataViewRowId(r.ReadUInt64(), r.ReadUInt64())),
    };

    public static Action<BinaryWriter, T> Writer<T>(DataViewType type) => type is VectorDataViewType vector
        ? (Action<BinaryWriter, T>)Generic.CallStatic(typeof(ValueCodec), nameof(VectorWriter), vector.ItemType.RawType)
        : (Action<BinaryWriter, T>)Of(typeof(T)).Write;

    public static Func<BinaryReader, T> Reader<T>(DataViewType type) => type is VectorDataViewType vector
        ? (Func<BinaryReader, T>)Generic.CallStatic(typeof(ValueCodec), nameof(VectorReader), vector.ItemType.RawType)
        : (Func<BinaryReader, T>)Of(typeof(T)).Read;

    private static (Delegate Write, Delegate Read) Of(Type type) => Primitives.TryGetValue(type, out var pair)
        ? pair
        : throw new NotSupportedException($"Values of {type} cannot be stored.");

    private static (Delegate Write, Delegate Read) Pair<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) => (write, read);

    private static void WriteOffset(BinaryWriter writer, DateTimeOffset value)
    {
        writer.Write(value.Ticks);
        writer.Write(value.Offset.Ticks);
    }

    private static void WriteId(BinaryWriter writer, DataViewRowId value)
    {
        writer.Write(value.Low);
        writer.Write(value.High);
    }

    private static Action<BinaryWriter, VBuffer<T>> VectorWriter<T>()
    {
        var write = (Action<BinaryWriter, T>)Of(typeof(T)).Write;
        return (writer, buffer) =>
        {
            writer.Write(buffer.Length);
            writer.Write(buffer.GetValues().Length);
            foreach (var index in buffer.GetIndices())
                writer.Write(index);
            foreach (var value in buffer.GetValues())
                write(writer, value);
        };
    }

    private static Func<BinaryReader, VBuffer<T>> VectorReader<T>()
    {
        var read = (Func<BinaryReader, T>)Of(typeof(T)).Read;
        return reader =>
        {
            var length = reader.ReadInt32();
            var count = reader.ReadInt32();
            var indices = count < length ? new int[count] : null;
            for (var i = 0; i < indices?.Length; i++)
                indices[i] = reader.ReadInt32();
            var values = new T[count];
            for (var i = 0; i < count; i++)
                values[i] = read(reader);
            return new VBuffer<T>(length, count, values, indices);
        };
    }
}

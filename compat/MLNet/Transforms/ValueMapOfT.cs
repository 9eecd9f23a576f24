using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>A table between two .NET types.</summary>
internal sealed class ValueMap<TKey, TValue> : ValueMap
{
    private readonly Lookup<TKey, TValue> _lookup = new();
    private readonly List<(TKey Key, TValue Value)> _entries = [];

    public ValueMap(PrimitiveDataViewType keyType, DataViewType valueType, DataViewSchema.Annotations annotations)
        : base(keyType, valueType, annotations)
    {
    }

    public void Add(TKey key, TValue value)
    {
        if (!_lookup.TryAdd(key, value))
            throw new InvalidOperationException($"The key '{key}' is there twice.");
        _entries.Add((key, value));
    }

    public override void Fill(IDataView data, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        using var cursor = data.GetRowCursor([keyColumn, valueColumn]);
        var keyGetter = cursor.GetGetter<TKey>(keyColumn);
        var valueGetter = cursor.GetGetter<TValue>(valueColumn);
        while (cursor.MoveNext())
        {
            TKey key = default;
            TValue value = default;
            keyGetter(ref key);
            valueGetter(ref value);
            Add(key, value);
        }
    }

    public override Delegate Getter(DataViewRow row, DataViewSchema.Column column) => ItemMaps.Getter<TKey, TValue>(row, column, Find);

    protected override void WriteEntries(BinaryWriter writer)
    {
        var writeKey = ValueCodec.Writer<TKey>(KeyType);
        var writeValue = ValueCodec.Writer<TValue>(ValueType);
        writer.Write(_entries.Count);
        foreach (var (key, value) in _entries)
        {
            writeKey(writer, key);
            writeValue(writer, value);
        }
    }

    protected override void ReadEntries(BinaryReader reader)
    {
        var readKey = ValueCodec.Reader<TKey>(KeyType);
        var readValue = ValueCodec.Reader<TValue>(ValueType);
        for (var count = reader.ReadInt32(); count > 0; count--)
            Add(readKey(reader), readValue(reader));
    }

    // An unknown key has the default: 0, false, no text, no items.
    private TValue Find(TKey key) => _lookup.TryGetValue(key, out var value) ? value : default;
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The distinct values of a column of one type.</summary>
internal sealed class Terms<T> : Terms
{
    private readonly List<T> _values = [];
    private readonly Lookup<T, uint> _keys = new();
    private readonly Func<T, bool> _isMissing = Missing.Test<T>();
    private readonly bool _isKey;

    public Terms(PrimitiveDataViewType itemType)
        : base(itemType) => _isKey = itemType is KeyDataViewType;

    public override int Count => _values.Count;

    public override Action Collector(DataViewRow row, DataViewSchema.Column column, int maximum)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<T>(column);
            T value = default;
            return () =>
            {
                getter(ref value);
                Add(value, maximum);
            };
        }
        var vectorGetter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> buffer = default;
        return () =>
        {
            vectorGetter(ref buffer);
            if (buffer.IsDense)
            {
                foreach (ref readonly var value in buffer.GetValues())
                    Add(value, maximum);
                return;
            }
            foreach (var value in buffer.DenseValues())
                Add(value, maximum);
        };
    }

    public override void Sort()
    {
        var sorted = _values.ToArray();
        Array.Sort(sorted, Missing.Order<T>());
        _values.Clear();
        _keys.Clear();
        foreach (var value in sorted)
            Add(value, int.MaxValue);
    }

    public override Delegate KeyGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<T>(column);
            T value = default;
            return (ValueGetter<uint>)((ref uint key) =>
            {
                getter(ref value);
                key = KeyOf(value);
            });
        }
        var vectorGetter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> buffer = default;
        return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> keys) =>
        {
            vectorGetter(ref buffer);
            var editor = VBufferEditor.Create(ref keys, buffer.Length);
            if (!buffer.IsDense)
                editor.Values.Fill(KeyOf(default));
            var indices = buffer.GetIndices();
            var values = buffer.GetValues();
            for (var i = 0; i < values.Length; i++)
                editor.Values[buffer.IsDense ? i : indices[i]] = KeyOf(values[i]);
            keys = editor.Commit();
        });
    }

    public override void Annotate(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, bool asText)
    {
        // Where nothing was seen the type still says one key, and nothing stands behind it.
        if (_values.Count == 0)
            return;
        if (_isKey && AnnotationKinds.KeyValuesType(source) is { } behind)
            Generic.Call(this, nameof(AnnotateBehind), behind.ItemType.RawType, builder, source, behind.ItemType);
        else if (asText && ItemType is not TextDataViewType)
            builder.AddVector(AnnotationKinds.KeyValues, TextDataViewType.Instance, _values.Select(Conversions.To<T, ReadOnlyMemory<char>>()).ToArray());
        else
            builder.AddVector(AnnotationKinds.KeyValues, _isKey ? PrimitiveTypes.OfRaw(typeof(T)) : ItemType, _values.ToArray());
    }

    public override void Save(BinaryWriter writer)
    {
        SchemaCodec.WriteType(writer, ItemType);
        writer.Write(_values.Count);
        var write = ValueCodec.Writer<T>(ItemType);
        foreach (var value in _values)
            write(writer, value);
    }

    protected override void ReadValues(BinaryReader reader)
    {
        var read = ValueCodec.Reader<T>(ItemType);
        for (var count = reader.ReadInt32(); count > 0; count--)
            Add(read(reader), int.MaxValue);
    }

    private void Add(T value, int maximum)
    {
        if (_values.Count < maximum && !_isMissing(value) && !(_isKey && EqualityComparer<T>.Default.Equals(value, default)) &&
            _keys.TryAdd(value, (uint)_values.Count + 1))
        {
            _values.Add(value);
        }
    }

    private uint KeyOf(T value) => _keys.TryGetValue(value, out var key) ? key : 0;

    private void AnnotateBehind<TValue>(DataViewSchema.Annotations.Builder builder, DataViewSchema.Column source, PrimitiveDataViewType type)
    {
        VBuffer<TValue> behind = default;
        source.Annotations.GetValue(AnnotationKinds.KeyValues, ref behind);
        var toIndex = Conversions.To<T, ulong>();
        builder.AddVector(AnnotationKinds.KeyValues, type, _values.Select(key => behind.GetItemOrDefault((int)toIndex(key) - 1)).ToArray());
    }
}

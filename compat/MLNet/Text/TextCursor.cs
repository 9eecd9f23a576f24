namespace Microsoft.ML.Data;

/// <summary>A cursor over lines of text.</summary>
internal sealed class TextCursor : DataViewRowCursor
{
    private readonly FieldSplitter _splitter;
    private readonly TextLines _lines;
    private readonly LoadedColumn[] _columns;
    private readonly TextLoader.Options _options;
    private readonly bool[] _active;
    private readonly List<ReadOnlyMemory<char>> _fields = [];
    private readonly Delegate[] _getters;
    private long _position = -1;
    private bool _done;

    public TextCursor(TextLoader.Options options, LoadedColumn[] columns, DataViewSchema schema, IMultiStreamSource source, bool[] active)
    {
        _options = options;
        _columns = columns;
        _active = active;
        Schema = schema;
        _splitter = new FieldSplitter(options);
        _lines = new TextLines(options, source, _splitter);
        _getters = new Delegate[columns.Length];
    }

    public override long Position => _done ? -1 : _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public override bool MoveNext()
    {
        var line = _done || _position + 1 >= _options.MaxRows ? null : _lines.Next();
        if (line == null)
        {
            _done = true;
            return false;
        }
        _splitter.Split(line, _fields);
        _position++;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => RowGetters.Cast<TValue>(
        IsColumnActive(column) ? _getters[column.Index] ??= Create(_columns[column.Index]) : null, column);

    protected override void Dispose(bool disposing) => _lines.Dispose();

    private Delegate Create(LoadedColumn column) => (Delegate)Generic.Call(
        this, column.Type is VectorDataViewType ? nameof(Vector) : nameof(Scalar), PrimitiveTypes.ItemOf(column.Type).RawType, column);

    private ValueGetter<T> Scalar<T>(LoadedColumn column)
    {
        var parse = FieldParsers.Of<T>((PrimitiveDataViewType)column.Type, _options);
        var index = column.FieldsIn(0).First();
        return (ref T value) => value = Parse(parse, index, column);
    }

    private ValueGetter<VBuffer<T>> Vector<T>(LoadedColumn column)
    {
        var parse = FieldParsers.Of<T>(((VectorDataViewType)column.Type).ItemType, _options);
        return (ref VBuffer<T> value) =>
        {
            var editor = VBufferEditor.Create(ref value, column.CountIn(_fields.Count));
            var next = 0;
            foreach (var index in column.FieldsIn(_fields.Count))
                editor.Values[next++] = Parse(parse, index, column);
            value = editor.Commit();
        };
    }

    private T Parse<T>(FieldParsers.Parser<T> parse, int index, LoadedColumn column)
    {
        var field = index < _fields.Count ? _fields[index] : default;
        if (parse(field, out var value))
            return value;
        var error = new InvalidOperationException($"Line {_lines.Number}, column {column.Name}: '{field}' is no {typeof(T).Name}.");
        throw new FormatException($"The text could not be read: {error.Message}", error);
    }
}

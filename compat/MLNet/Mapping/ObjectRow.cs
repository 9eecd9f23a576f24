namespace Microsoft.ML.Data;

/// <summary>A row whose columns are the members of an object.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly MemberSchema _members;
    private readonly Current<TRow> _current = new();
    private readonly Delegate[] _getters;
    private readonly bool[] _active;
    private long _position = -1;

    public ObjectRow(MemberSchema members, DataViewSchema schema, bool[] active)
    {
        _members = members;
        Schema = schema;
        _active = active;
        _getters = new Delegate[active.Length];
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public void Set(TRow value, long position)
    {
        _current.Value = value;
        _position = position;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => RowGetters.Cast<TValue>(
        IsColumnActive(column) ? _getters[column.Index] ??= MemberGetters<TRow>.Create(_current, _members.Entries[column.Index]) : null, column);
}

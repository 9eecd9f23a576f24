namespace Microsoft.ML.Data;

/// <summary>A cursor over kept rows; the caller decides which slot comes next.</summary>
internal sealed class StoredCursor : DataViewRowCursor
{
    private readonly RowStore[] _stores;
    private readonly Func<int> _next;
    private readonly Func<int, DataViewRowId> _idOf;
    private readonly IDisposable _source;
    private long _position = -1;
    private int _slot = -1;
    private bool _done;

    /// <param name="schema">The columns.</param>
    /// <param name="stores">The kept values; null for a column that is not active.</param>
    /// <param name="next">Gives the next slot, or -1 at the end.</param>
    /// <param name="idOf">Gives the identity of the row in a slot.</param>
    /// <param name="source">What is disposed with the cursor, if anything.</param>
    public StoredCursor(DataViewSchema schema, RowStore[] stores, Func<int> next, Func<int, DataViewRowId> idOf, IDisposable source)
    {
        Schema = schema;
        _stores = stores;
        _next = next;
        _idOf = idOf;
        _source = source;
    }

    public override long Position => _done ? -1 : _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; }

    public override bool MoveNext()
    {
        if (_done || (_slot = _next()) < 0)
        {
            _done = true;
            return false;
        }
        _position++;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _idOf(_slot);

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _stores.Length && _stores[column.Index] != null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        RowGetters.Cast<TValue>(IsColumnActive(column) ? _stores[column.Index].Getter(() => _slot) : null, column);

    protected override void Dispose(bool disposing) => _source?.Dispose();
}

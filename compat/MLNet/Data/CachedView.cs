namespace Microsoft.ML.Data;

/// <summary>Data kept in memory, each column from when it is first asked for.</summary>
internal sealed class CachedView : IDataView
{
    private readonly IDataView _source;
    private readonly RowStore[] _stores;
    private readonly Lock _lock = new();
    private int _rows = -1;

    public CachedView(IDataView source, params string[] prefetch)
    {
        _source = source;
        _stores = new RowStore[source.Schema.Count];
        if (prefetch.Length > 0)
            Fill(prefetch.Select(name => source.Schema.GetColumnOrNull(name) ?? throw Misfit.MissingColumn("columnsToPrefetch", "prefetch", name)));
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rows >= 0 ? _rows : _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Flags(Schema, columnsNeeded);
        Fill(ActiveColumns.Columns(Schema, active));
        var stores = _stores.Select((store, i) => active[i] ? store : null).ToArray();
        var order = Enumerable.Range(0, _rows).ToArray();
        rand?.Shuffle(order);
        var next = 0;
        return new StoredCursor(Schema, stores, () => next < order.Length ? order[next++] : -1, slot => new DataViewRowId((ulong)slot, 0), null);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private void Fill(IEnumerable<DataViewSchema.Column> columns)
    {
        lock (_lock)
        {
            var missing = columns.Where(column => _stores[column.Index] == null).ToArray();
            if (missing.Length == 0 && _rows >= 0)
                return;
            using var cursor = _source.GetRowCursor(missing);
            var stores = missing.Select(RowStore.Create).ToArray();
            var writers = missing.Select((column, i) => stores[i].Writer(cursor, column)).ToArray();
            var count = 0;
            for (; cursor.MoveNext(); count++)
            {
                foreach (var write in writers)
                    write(count);
            }
            for (var i = 0; i < missing.Length; i++)
                _stores[missing[i].Index] = stores[i];
            _rows = count;
        }
    }
}

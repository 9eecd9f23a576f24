namespace Microsoft.ML.Data;

/// <summary>Objects as data; every cursor enumerates them anew.</summary>
internal sealed class EnumerableView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _rows;
    private readonly MemberSchema _members;

    public EnumerableView(IEnumerable<TRow> rows, MemberSchema members)
    {
        ArgumentNullException.ThrowIfNull(rows, "data");
        _rows = rows;
        _members = members;
        Schema = members.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _rows is ICollection<TRow> collection ? collection.Count : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(_rows.GetEnumerator(), new ObjectRow<TRow>(_members, Schema, ActiveColumns.Flags(Schema, columnsNeeded)));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : DataViewRowCursor
    {
        private readonly IEnumerator<TRow> _enumerator;
        private readonly ObjectRow<TRow> _row;
        private long _next;

        public Cursor(IEnumerator<TRow> enumerator, ObjectRow<TRow> row)
        {
            _enumerator = enumerator;
            _row = row;
        }

        public override long Position => _row.Position;

        public override long Batch => 0;

        public override DataViewSchema Schema => _row.Schema;

        public override bool MoveNext()
        {
            if (_next < 0 || !_enumerator.MoveNext())
            {
                _next = -1;
                _row.Set(null, -1);
                return false;
            }
            _row.Set(_enumerator.Current ?? throw new InvalidOperationException("A row of the data is null."), _next++);
            return true;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => _row.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            _next = -1;
            _enumerator.Dispose();
        }
    }
}

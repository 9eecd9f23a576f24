using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Corpora;

/// <summary>Data that every cursor reads anew, row by row, as from a file: none of it is kept.</summary>
internal sealed class StreamedView<TRow> : IDataView
    where TRow : class
{
    private readonly IReadOnlyList<StreamedColumn<TRow>> columns;
    private readonly Func<IEnumerable<TRow>> read;

    /// <param name="columns">The columns, with names of their own.</param>
    /// <param name="read">Opens the rows from the first on.</param>
    public StreamedView(IReadOnlyList<StreamedColumn<TRow>> columns, Func<IEnumerable<TRow>> read)
    {
        (this.columns, this.read) = (columns, read);
        var builder = new DataViewSchema.Builder();
        foreach (var column in columns)
            builder.AddColumn(column.Name, column.Type);
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, columnsNeeded.Select(column => column.Index).ToHashSet());

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(StreamedView<TRow> view, HashSet<int> active) : DataViewRowCursor
    {
        private readonly IEnumerator<TRow> rows = view.read().GetEnumerator();
        private long position = -1;
        private bool done;

        public override long Position => done ? -1 : position;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool MoveNext()
        {
            if (done || !rows.MoveNext())
            {
                done = true;
                return false;
            }
            position++;
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)position, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            !IsColumnActive(column)
                ? throw new InvalidOperationException($"Expected a column that the cursor was asked for, found '{column.Name}'.")
                : view.columns[column.Index].CreateGetter(Current) as ValueGetter<TValue>
                    ?? throw new InvalidOperationException($"Expected a getter of {column.Type.RawType} for the column '{column.Name}', found {typeof(TValue)}.");

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rows.Dispose();
            base.Dispose(disposing);
        }

        private TRow Current() =>
            Position >= 0 ? rows.Current : throw new InvalidOperationException("Expected a cursor that stands on a row, found one before the first or after the last.");
    }
}

namespace Microsoft.ML.Data;

/// <summary>The rows of data that pass a test.</summary>
internal sealed class FilteredView : IDataView
{
    private readonly IDataView _source;
    private readonly DataViewSchema.Column[] _read;
    private readonly Func<DataViewRow, Func<bool>> _test;

    /// <param name="source">The data.</param>
    /// <param name="read">The columns that the test reads.</param>
    /// <param name="test">Makes the test for a cursor.</param>
    public FilteredView(IDataView source, DataViewSchema.Column[] read, Func<DataViewRow, Func<bool>> test)
    {
        _source = source;
        _read = read;
        _test = test;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Flags(Schema, columnsNeeded);
        return Filter(_source.GetRowCursor(Needed(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ActiveColumns.Flags(Schema, columnsNeeded);
        return _source.GetRowCursorSet(Needed(active), n, rand).Select(cursor => Filter(cursor, active)).ToArray();
    }

    private IEnumerable<DataViewSchema.Column> Needed(bool[] active)
    {
        var all = (bool[])active.Clone();
        foreach (var column in _read)
            all[column.Index] = true;
        return ActiveColumns.Columns(Schema, all);
    }

    private DataViewRowCursor Filter(DataViewRowCursor cursor, bool[] active) => new SteppingCursor(cursor, active, Step(cursor, _test(cursor)));

    private static Func<bool> Step(DataViewRowCursor cursor, Func<bool> test) => () =>
    {
        while (cursor.MoveNext())
        {
            if (test())
                return true;
        }
        return false;
    };
}

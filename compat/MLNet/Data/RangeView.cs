namespace Microsoft.ML.Data;

/// <summary>The rows of data from one index on, up to a number.</summary>
internal sealed class RangeView : IDataView
{
    private readonly IDataView _source;
    private readonly long _skip;
    private readonly long _take;

    public RangeView(IDataView source, long skip, long take)
    {
        _source = source;
        _skip = skip;
        _take = take;
    }

    // In another order the first rows would be others.
    public bool CanShuffle => false;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount() is { } count ? Math.Min(_take, Math.Max(0, count - _skip)) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Flags(Schema, columnsNeeded);
        var cursor = _source.GetRowCursor(ActiveColumns.Columns(Schema, active));
        var toSkip = _skip;
        var left = _take;
        return new SteppingCursor(cursor, active, Step);

        bool Step()
        {
            for (; toSkip > 0; toSkip--)
            {
                if (!cursor.MoveNext())
                    return false;
            }
            return left-- > 0 && cursor.MoveNext();
        }
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}

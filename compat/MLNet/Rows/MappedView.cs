namespace Microsoft.ML.Data;

/// <summary>Data with the columns of a row mapper appended.</summary>
internal sealed class MappedView : IDataView
{
    private readonly IDataView _source;
    private readonly RowToRowMapper _mapper;

    public MappedView(IDataView source, RowToRowMapper mapper)
    {
        _source = source;
        _mapper = mapper;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _mapper.OutputSchema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        var active = ActiveColumns.Flags(Schema, columnsNeeded);
        return _mapper.GetCursor(_source.GetRowCursor(Needed(active), rand), active, guard: true);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        var active = ActiveColumns.Flags(Schema, columnsNeeded);
        return _source.GetRowCursorSet(Needed(active), n, rand).Select(cursor => (DataViewRowCursor)_mapper.GetCursor(cursor, active, guard: false)).ToArray();
    }

    private IEnumerable<DataViewSchema.Column> Needed(bool[] active) => ActiveColumns.Columns(_mapper.InputSchema, _mapper.InputFlags(active));
}

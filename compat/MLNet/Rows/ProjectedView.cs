namespace Microsoft.ML.Data;

/// <summary>Data with some of its columns.</summary>
internal sealed class ProjectedView : IDataView
{
    private readonly IDataView _source;
    private readonly Projection _projection;

    public ProjectedView(IDataView source, Projection projection)
    {
        _source = source;
        _projection = projection;
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _projection.OutputSchema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        _projection.GetCursor(_source.GetRowCursor(_projection.GetDependencies(columnsNeeded), rand), columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        _source.GetRowCursorSet(_projection.GetDependencies(columnsNeeded), n, rand)
            .Select(cursor => (DataViewRowCursor)_projection.GetCursor(cursor, columnsNeeded)).ToArray();
}

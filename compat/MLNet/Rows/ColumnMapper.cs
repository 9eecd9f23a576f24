namespace Microsoft.ML.Data;

/// <summary>A row mapper whose columns do not know of each other.</summary>
internal sealed class ColumnMapper : RowMapper
{
    private readonly MappedColumn[] _columns;

    public ColumnMapper(DataViewSchema inputSchema, IEnumerable<MappedColumn> columns)
        : base(inputSchema)
    {
        _columns = columns.ToArray();
        Added = _columns.Select(column => column.Column).ToArray();
    }

    public override IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

    public override IEnumerable<int> Dependencies(bool[] activeAdded) => _columns.Where((_, i) => activeAdded[i]).SelectMany(column => column.Inputs);

    public override Delegate[] CreateGetters(DataViewRow input, bool[] activeAdded, out Action dispose)
    {
        dispose = null;
        return _columns.Select((column, i) => activeAdded[i] ? column.CreateGetter(input) : null).ToArray();
    }
}

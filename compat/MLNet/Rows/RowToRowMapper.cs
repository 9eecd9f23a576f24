namespace Microsoft.ML.Data;

/// <summary>A row mapper seen as columns joined to the input's: behind the last one of the same name, which it hides, else at the end.</summary>
internal sealed class RowToRowMapper : IRowToRowMapper
{
    private readonly RowMapper _mapper;

    // By column out: the column in it is, or the complement of the added column it is.
    private readonly int[] _origin;

    public RowToRowMapper(RowMapper mapper)
    {
        _mapper = mapper;
        var columns = mapper.InputSchema.Select(column => (Column: new DataViewSchema.DetachedColumn(column), Origin: column.Index)).ToList();
        for (var i = 0; i < mapper.Added.Count; i++)
        {
            var added = mapper.Added[i];
            var hidden = columns.FindLastIndex(column => column.Column.Name == added.Name);
            columns.Insert(hidden >= 0 ? hidden + 1 : columns.Count, (added, ~i));
        }
        _origin = columns.Select(column => column.Origin).ToArray();
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns.Select(column => column.Column));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema => _mapper.InputSchema;

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        ActiveColumns.Columns(InputSchema, InputFlags(ActiveColumns.Flags(OutputSchema, dependingColumns)));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        if (input.Schema != InputSchema)
            throw new ArgumentOutOfRangeException(nameof(input), "The row has another schema than the mapper was made for.");
        return MakeRow(input, ActiveColumns.Flags(OutputSchema, activeColumns));
    }

    public MappedCursor GetCursor(DataViewRowCursor input, bool[] active, bool guard) =>
        new(input, MakeRow(input, active), guard: guard && AddedFlags(active).Contains(true));

    /// <summary>The columns in that the active columns out are made of.</summary>
    public bool[] InputFlags(bool[] active)
    {
        var result = new bool[InputSchema.Count];
        for (var i = 0; i < active.Length; i++)
        {
            if (active[i] && _origin[i] >= 0)
                result[_origin[i]] = true;
        }
        foreach (var index in _mapper.Dependencies(AddedFlags(active)))
            result[index] = true;
        return result;
    }

    private bool[] AddedFlags(bool[] active)
    {
        var result = new bool[_mapper.Added.Count];
        for (var i = 0; i < active.Length; i++)
        {
            if (active[i] && _origin[i] < 0)
                result[~_origin[i]] = true;
        }
        return result;
    }

    private MappedRow MakeRow(DataViewRow input, bool[] active)
    {
        var added = _mapper.CreateGetters(input, AddedFlags(active), out var dispose);
        return new MappedRow(input, OutputSchema, active, Getter, dispose);

        Delegate Getter(int index) => _origin[index] >= 0 ? RowGetters.Of(input, InputSchema[_origin[index]]) : added[~_origin[index]];
    }
}

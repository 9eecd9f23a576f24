namespace Microsoft.ML.Data;

/// <summary>Some of the input's columns, in an order of their own.</summary>
internal sealed class Projection : IRowToRowMapper
{
    private readonly int[] _inputOf;

    public Projection(DataViewSchema inputSchema, int[] inputOf)
    {
        InputSchema = inputSchema;
        _inputOf = inputOf;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputOf.Select(index => inputSchema[index]));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        dependingColumns.Select(column => InputSchema[_inputOf[column.Index]]).ToArray();

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        MakeRow(input, ActiveColumns.Flags(OutputSchema, activeColumns));

    public MappedCursor GetCursor(DataViewRowCursor input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new(input, MakeRow(input, ActiveColumns.Flags(OutputSchema, activeColumns)), guard: false);

    private MappedRow MakeRow(DataViewRow input, bool[] active)
    {
        return new MappedRow(input, OutputSchema, active, index => RowGetters.Of(input, InputSchema[_inputOf[index]]), null);
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.MLNet.Tests.Pipelines.Foreign;

/// <summary>Doubles a column, by a view, a cursor, a mapper and a row of its own.</summary>
internal sealed class ForeignTransformer : ITransformer, IDisposable
{
    private readonly string _input;
    private readonly string _output;

    public ForeignTransformer(string input, string output)
    {
        _input = input;
        _output = output;
    }

    public ITransformer? SavesAs { get; init; }

    public bool Disposed { get; private set; }

    public bool IsRowToRowMapper { get; init; } = true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumn(_output, NumberDataViewType.Int32);
        return builder.ToSchema();
    }

    public IDataView Transform(IDataView input) => new View(input, GetOutputSchema(input.Schema), _input);

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(inputSchema, GetOutputSchema(inputSchema), _input);

    public void Save(ModelSaveContext ctx)
    {
        if (SavesAs != null)
            SavesAs.Save(ctx);
    }

    public void Dispose() => Disposed = true;

    private sealed class Mapper(DataViewSchema inputSchema, DataViewSchema outputSchema, string input) : IRowToRowMapper
    {
        public DataViewSchema InputSchema => inputSchema;

        public DataViewSchema OutputSchema => outputSchema;

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
            dependingColumns.Select(column => column.Index < inputSchema.Count ? inputSchema[column.Index] : inputSchema[input]).ToArray();

        public DataViewRow GetRow(DataViewRow row, IEnumerable<DataViewSchema.Column> activeColumns) => new Row(row, outputSchema, input);
    }

    private sealed class View(IDataView source, DataViewSchema schema, string input) : IDataView
    {
        public bool CanShuffle => source.CanShuffle;

        public DataViewSchema Schema => schema;

        public long? GetRowCount() => source.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
            new Cursor(source.GetRowCursor(source.Schema, rand), schema, input);

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
            [GetRowCursor(columnsNeeded, rand)];
    }

    private sealed class Row(DataViewRow row, DataViewSchema schema, string input) : DataViewRow
    {
        public override long Position => row.Position;

        public override long Batch => row.Batch;

        public override DataViewSchema Schema => schema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Index < row.Schema.Count)
                return row.GetGetter<TValue>(row.Schema[column.Index]);
            var getter = row.GetGetter<int>(row.Schema[input]);
            ValueGetter<int> twice = (ref int value) =>
            {
                getter(ref value);
                value *= 2;
            };
            return twice as ValueGetter<TValue> ?? throw new InvalidOperationException("The column is an Int32.");
        }

        protected override void Dispose(bool disposing) => row.Dispose();
    }

    private sealed class Cursor(DataViewRowCursor cursor, DataViewSchema schema, string input) : DataViewRowCursor
    {
        private readonly Row _row = new(cursor, schema, input);

        public override long Position => cursor.Position;

        public override long Batch => cursor.Batch;

        public override DataViewSchema Schema => schema;

        public override bool MoveNext() => cursor.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => cursor.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => true;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing) => _row.Dispose();
    }
}

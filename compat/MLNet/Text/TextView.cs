namespace Microsoft.ML.Data;

/// <summary>Files of text as data; every cursor reads them anew.</summary>
internal sealed class TextView : IDataView
{
    private readonly TextLoader.Options _options;
    private readonly LoadedColumn[] _columns;
    private readonly IMultiStreamSource _source;

    public TextView(TextLoader.Options options, LoadedColumn[] columns, DataViewSchema schema, IMultiStreamSource source)
    {
        _options = options;
        _columns = columns;
        _source = source;
        Schema = schema;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new TextCursor(_options, _columns, Schema, _source, ActiveColumns.Flags(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}

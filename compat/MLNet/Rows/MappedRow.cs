namespace Microsoft.ML.Data;

/// <summary>A row that follows another one, with getters of its own.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly Delegate[] _getters;
    private readonly bool[] _active;
    private readonly Func<int, Delegate> _getterOf;
    private readonly Action _dispose;

    // A getter is made when it is first asked for: passing a column on must cost nothing where nobody reads it.
    public MappedRow(DataViewRow input, DataViewSchema schema, bool[] active, Func<int, Delegate> getterOf, Action dispose)
    {
        _input = input;
        Schema = schema;
        _active = active;
        _getterOf = getterOf;
        _getters = new Delegate[schema.Count];
        _dispose = dispose;
    }

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema { get; }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column.Index, _active.Length, nameof(column));
        return _active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        RowGetters.Cast<TValue>(IsColumnActive(column) ? _getters[column.Index] ??= _getterOf(column.Index) : null, column);

    protected override void Dispose(bool disposing)
    {
        _dispose?.Invoke();
        _input.Dispose();
    }
}

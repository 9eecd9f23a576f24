namespace Microsoft.ML.Data;

/// <summary>A mapped row that moves with its input.</summary>
internal sealed class MappedCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _input;
    private readonly MappedRow _row;
    private readonly bool _guard;

    // ML.NET computes a transform's columns on worker threads, so that what goes wrong there arrives wrapped. Here nothing is parallel,
    // but a guarded cursor wraps alike.
    public MappedCursor(DataViewRowCursor input, MappedRow row, bool guard)
    {
        _input = input;
        _row = row;
        _guard = guard;
    }

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema => _row.Schema;

    public override bool MoveNext()
    {
        try
        {
            return _input.MoveNext();
        }
        catch (Exception exception) when (_guard && !WorkerErrors.IsWrapped(exception))
        {
            throw WorkerErrors.Wrap(exception);
        }
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var getter = _row.GetGetter<TValue>(column);
        if (!_guard)
            return getter;
        return (ref TValue value) =>
        {
            try
            {
                getter(ref value);
            }
            catch (Exception exception) when (!WorkerErrors.IsWrapped(exception))
            {
                throw WorkerErrors.Wrap(exception);
            }
        };
    }

    protected override void Dispose(bool disposing) => _row.Dispose();
}

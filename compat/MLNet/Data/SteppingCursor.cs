namespace Microsoft.ML.Data;

/// <summary>A cursor that steps through another one in a way of its own, and counts its own rows.</summary>
internal sealed class SteppingCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _input;
    private readonly bool[] _active;
    private readonly Func<bool> _step;
    private long _position = -1;
    private bool _done;

    public SteppingCursor(DataViewRowCursor input, bool[] active, Func<bool> step)
    {
        _input = input;
        _active = active;
        _step = step;
    }

    public override long Position => _done ? -1 : _position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema => _input.Schema;

    public override bool MoveNext()
    {
        if (_done || !_step())
        {
            _done = true;
            return false;
        }
        _position++;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column.Index, _active.Length, nameof(column));
        return _active[column.Index];
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        IsColumnActive(column) ? _input.GetGetter<TValue>(column) : RowGetters.Cast<TValue>(null, column);

    protected override void Dispose(bool disposing) => _input.Dispose();
}

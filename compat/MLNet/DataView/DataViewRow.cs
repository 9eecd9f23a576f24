using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>One row, whose values are fetched through getters made once.</summary>
public abstract class DataViewRow : IDisposable
{
    private bool _disposed;

    /// <summary>The index of the row, -1 when there is none.</summary>
    public abstract long Position { get; }

    /// <summary>The part of the data this row belongs to when several cursors share it out.</summary>
    public abstract long Batch { get; }

    /// <summary>The columns.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>A getter of the row's identity.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether the column's values can be asked for.</summary>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>A getter of the column's value in whichever row is current.</summary>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Frees what the row holds.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the row holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

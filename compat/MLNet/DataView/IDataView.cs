namespace Microsoft.ML;

/// <summary>Rows with a schema, read by cursors and computed only when asked for.</summary>
public interface IDataView
{
    /// <summary>Whether a cursor given a random source goes through the rows in another order.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>The number of rows where it is known without reading them, else null.</summary>
    long? GetRowCount();

    /// <summary>A cursor over the rows in which the named columns are active.</summary>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>At most <paramref name="n"/> cursors that share out the rows among themselves.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}

namespace Microsoft.ML;

/// <summary>A row that moves on through the data.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Goes to the next row; false when there is none.</summary>
    public abstract bool MoveNext();
}

namespace Microsoft.ML.Data;

/// <summary>The type of a column of the identity of a row, held as <c>DataViewRowId</c>.</summary>
public sealed class RowIdDataViewType : PrimitiveDataViewType
{
    private RowIdDataViewType()
        : base(typeof(DataViewRowId))
    {
    }

    /// <summary>The one instance.</summary>
    public static RowIdDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is RowIdDataViewType;

    /// <inheritdoc/>
    public override string ToString() => "DataViewRowId";
}

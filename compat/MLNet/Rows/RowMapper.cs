namespace Microsoft.ML.Data;

/// <summary>What a row-to-row transform does for one input schema: the columns it adds, and how to compute them.</summary>
internal abstract class RowMapper
{
    protected RowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        InputSchema = inputSchema;
    }

    /// <summary>The schema in.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>The columns added.</summary>
    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> Added { get; }

    /// <summary>The indices of the columns in that the added columns marked active are made of.</summary>
    public abstract IEnumerable<int> Dependencies(bool[] activeAdded);

    /// <summary>The getters of the added columns; null where not active.</summary>
    public abstract Delegate[] CreateGetters(DataViewRow input, bool[] activeAdded, out Action dispose);
}

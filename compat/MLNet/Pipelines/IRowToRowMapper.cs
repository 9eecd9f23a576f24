namespace Microsoft.ML.Data;

/// <summary>A mapping of one row.</summary>
public interface IRowToRowMapper
{
    /// <summary>The schema in.</summary>
    DataViewSchema InputSchema { get; }

    /// <summary>The schema out.</summary>
    DataViewSchema OutputSchema { get; }

    /// <summary>The columns in that the given columns out are made of.</summary>
    IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns);

    /// <summary>A row whose getters follow the input row; disposing it disposes the input.</summary>
    DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns);
}

namespace Microsoft.ML;

/// <summary>What an estimator has learned: turns data into data.</summary>
public interface ITransformer : ICanSaveModel
{
    /// <summary>Whether each row out comes of one row in, in order: what a prediction engine needs.</summary>
    bool IsRowToRowMapper { get; }

    /// <summary>The schema out for a schema in.</summary>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>The data out, computed as it is read.</summary>
    IDataView Transform(IDataView input);

    /// <summary>The mapping of one row.</summary>
    Data.IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);
}

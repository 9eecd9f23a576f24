namespace Microsoft.ML;

/// <summary>Learns a transformer from data.</summary>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    /// <summary>Learns.</summary>
    TTransformer Fit(IDataView input);

    /// <summary>The shape of the schema out for one in, known before anything is learned.</summary>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}

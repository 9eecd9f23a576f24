using Microsoft.ML;

namespace SeqML.MLNet.Tests.Pipelines.Foreign;

/// <summary>An estimator that knows ML.NET from outside only; its output shape it takes from a built-in one.</summary>
internal sealed class ForeignEstimator : IEstimator<ForeignTransformer>
{
    private readonly MLContext _ml;

    public ForeignEstimator(MLContext ml) => _ml = ml;

    public ForeignTransformer Fit(IDataView input) => new("Index", "Twice");

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _ml.Transforms.CopyColumns("Twice", "Index").GetOutputSchema(inputSchema);
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Persistence;

/// <summary>
/// A fitted part of SeqML: a chain of ML.NET's own transformers, to which everything is forwarded. So what is saved, loaded
/// and run after loading is what was run in memory, and an app that has never heard of SeqML loads it.
/// </summary>
/// <remarks>docs/persistence.md tells what the chain is made of, and why.</remarks>
public abstract class PipelineTransformer : ITransformer
{
    private protected PipelineTransformer(ITransformer chain) => Chain = chain;

    /// <summary>The chain.</summary>
    internal ITransformer Chain { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => Chain.IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Chain.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => Chain.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => Chain.GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => Chain.Save(ctx);
}

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
    private readonly ITransformer chain;

    private protected PipelineTransformer(ITransformer chain) => this.chain = chain;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => chain.IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => chain.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => chain.Transform(input);

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => chain.GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => chain.Save(ctx);
}

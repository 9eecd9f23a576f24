using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Applies the user's own function to each row.</summary>
public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _action;
    private readonly string _contractName;

    internal CustomMappingTransformer(Action<TSrc, TDst> mapAction, string contractName, SchemaDefinition input, SchemaDefinition output)
    {
        ArgumentNullException.ThrowIfNull(mapAction);
        _action = mapAction;
        _contractName = contractName;
        Input = MemberSchema.Create(typeof(TSrc), input, SchemaDefinition.Direction.Write);
        Output = MemberSchema.Create(typeof(TDst), output, SchemaDefinition.Direction.Read);
    }

    internal MemberSchema Input { get; }

    internal MemberSchema Output { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, Bind(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        CustomMappingModel.Save(ctx, _contractName, _action.Method.DeclaringType.Assembly);
    }

    private RowToRowMapper Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RowToRowMapper(new CustomMapper<TSrc, TDst>(inputSchema, _action, Input, Output));
    }
}

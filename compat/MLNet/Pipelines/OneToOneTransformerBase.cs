namespace Microsoft.ML.Data;

/// <summary>A transformer that makes each column out of one column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private readonly (string Output, string Input)[] _pairs;

    private protected OneToOneTransformerBase((string Output, string Input)[] pairs) => _pairs = ColumnPairs.Checked(pairs);

    private protected OneToOneTransformerBase(BinaryReader reader) => _pairs = ColumnPairs.Read(reader);

    internal IReadOnlyList<(string Output, string Input)> Pairs => _pairs;

    internal abstract MappedColumn Map(int pair, string output, DataViewSchema.Column input);

    internal sealed override RowMapper MakeRowMapper(DataViewSchema inputSchema) => new ColumnMapper(inputSchema, _pairs.Select((pair, i) =>
        Map(i, pair.Output, inputSchema.GetColumnOrNull(pair.Input) ?? throw Misfit.MissingColumn(nameof(inputSchema), "input", pair.Input))));

    private protected void SavePairs(ModelSaveContext context, string signature)
    {
        context.SetSignature(signature);
        ColumnPairs.Write(context.Writer, _pairs);
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or drops columns.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string Signature = "SelectColumns";

    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(string[] names, bool drop, bool keepHidden)
    {
        if (names == null || names.Length == 0)
            throw new InvalidOperationException("At least one column is named, to be kept or to be dropped.");
        Names = names;
        Drops = drop;
        _keepHidden = keepHidden;
    }

    internal string[] Names { get; }

    internal bool Drops { get; }

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Project(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ProjectedView(input, Project(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Project(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        ctx.SetSignature(Signature);
        ctx.Writer.Write(Drops);
        ctx.Writer.Write(_keepHidden);
        ctx.Writer.Write(Names.Length);
        foreach (var name in Names)
            ctx.Writer.Write(name);
    }

    internal static ColumnSelectingTransformer Load(ModelLoadContext context)
    {
        var drop = context.Reader.ReadBoolean();
        var keepHidden = context.Reader.ReadBoolean();
        var names = new string[context.Reader.ReadInt32()];
        for (var i = 0; i < names.Length; i++)
            names[i] = context.Reader.ReadString();
        return new ColumnSelectingTransformer(names, drop, keepHidden);
    }

    private Projection Project(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var name in Names)
        {
            if (inputSchema.GetColumnOrNull(name) == null)
                throw Misfit.MissingColumn(nameof(inputSchema), "input", name);
        }
        var kept = Drops
            ? inputSchema.GroupBy(column => column.Name).Where(group => !Names.Contains(group.Key)).SelectMany(group => group)
            : Names.SelectMany(name => inputSchema.Where(column => column.Name == name));
        return new Projection(inputSchema, kept.Where(column => _keepHidden || !column.IsHidden).Select(column => column.Index).ToArray());
    }
}

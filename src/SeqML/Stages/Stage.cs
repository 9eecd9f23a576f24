using Microsoft.ML;
using SeqML.Columns;
using SeqML.Persistence;

namespace SeqML.Stages;

/// <summary>
/// What a stage of text is to ML.NET: columns, a contract that runs on every row, and what the stage knows, as a text. It becomes a chain of ML.NET's own transformers;
/// docs/persistence.md tells why.
/// </summary>
/// <param name="Inputs">What is read.</param>
/// <param name="Map">Runs the contract.</param>
/// <param name="Outputs">What is written.</param>
/// <param name="State">What the stage knows, which every row gets as the column <see cref="Names.Model"/>; null where it needs nothing.</param>
internal sealed record Stage(IReadOnlyList<StageColumn> Inputs, Func<MLContext, IEstimator<ITransformer>> Map, IReadOnlyList<StageColumn> Outputs, string? State = null)
{
    /// <summary>Steps between the contract and the user's columns, as from words to keys.</summary>
    public Func<MLContext, IEstimator<ITransformer>>? Finish { get; init; }

    /// <summary>The column that <see cref="Finish"/> makes; null where it makes none. Else the first of <see cref="Outputs"/> is what the stage is for.</summary>
    public string? Finished { get; init; }

    /// <summary>Columns that only the contract and <see cref="Finish"/> need.</summary>
    public IReadOnlyList<string> Helpers { get; init; } = [];

    /// <summary>What the stage is for may take the place of an input; columns beside it would overwrite what they are named as.</summary>
    /// <exception cref="ArgumentException">Two outputs have the same name, or one beside the first has that of an input.</exception>
    public void CheckNames()
    {
        string[] outputs = [.. Finished is null ? [] : new[] { Finished }, .. Outputs.Select(column => column.Name)];
        for (var i = 1; i < outputs.Length; i++)
        {
            if (outputs.AsSpan(0, i).Contains(outputs[i]))
                throw new ArgumentException($"Expected a name of its own for each output column, found '{outputs[i]}' for two.");
            if (Inputs.Any(column => column.Name == outputs[i]))
                throw new ArgumentException($"Expected a new name for an output column beside '{outputs[0]}', found '{outputs[i]}', which is an input column.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or is not what it has to be.</exception>
    public void Check(DataViewSchema schema)
    {
        foreach (var column in Inputs)
            column.Check?.Invoke(ColumnFacts.Of(schema, column.Name, "input"));
    }

    /// <inheritdoc cref="Check(DataViewSchema)"/>
    public void Check(SchemaShape shape)
    {
        foreach (var column in Inputs)
            column.Check?.Invoke(ColumnFacts.Of(shape, column.Name, "input"));
    }

    public IEstimator<ITransformer> Chain(MLContext context)
    {
        IEstimator<ITransformer>? chain = null;
        var helpers = new List<string>();
        foreach (var column in Inputs)
            Add(context.Transforms.CopyColumns(column.FixedName, column.Name), column.FixedName);
        if (State is not null)
        {
            Add(context.Transforms.CustomMapping<OneContract.Nothing, OneContract.Row>(OneContract.Map, OneContract.Name), Names.One);
            Add(context.Transforms.Conversion.MapValue(Names.Model, [KeyValuePair.Create(1, State)], Names.One), Names.Model);
        }
        Add(Map(context), [.. Helpers]);
        if (Finish is not null)
            Add(Finish(context));
        foreach (var column in Outputs)
            Add(context.Transforms.CopyColumns(column.Name, column.FixedName), column.FixedName);
        return chain!.Append(context.Transforms.DropColumns([.. helpers.Distinct()]));

        void Add(IEstimator<ITransformer> step, params string[] made)
        {
            chain = chain is null ? step : chain.Append(step);
            helpers.AddRange(made);
        }
    }
}

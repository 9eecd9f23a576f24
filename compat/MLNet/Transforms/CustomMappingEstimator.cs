using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Applies the user's own function to each row.</summary>
public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(Action<TSrc, TDst> mapAction, string contractName, SchemaDefinition input, SchemaDefinition output)
        : base(new CustomMappingTransformer<TSrc, TDst>(mapAction, contractName, input, output))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var entry in Transformer.Input.Entries)
        {
            var expected = SchemaShape.Column.Create(entry.Column.Name, entry.Column.Type, null);
            var found = inputSchema.Require(expected.Name);
            // A member of any size takes a vector of known size, but not the other way round.
            var kindFits = found.Kind == expected.Kind || (expected.Kind == SchemaShape.Column.VectorKind.VariableVector && found.Kind == SchemaShape.Column.VectorKind.Vector);
            if (!kindFits || expected.IsKey != found.IsKey || !expected.ItemType.Equals(found.ItemType))
                throw Misfit.WrongType(nameof(inputSchema), "input", expected.Name, expected.Describe(), found.Describe());
        }
        return inputSchema.With(Transformer.Output.Entries.Select(
            entry => SchemaShape.Column.Create(entry.Column.Name, entry.Column.Type, entry.Column.Annotations)));
    }
}

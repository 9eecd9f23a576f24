using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Joins columns into one vector.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(string outputColumnName, string[] inputColumnNames)
    {
        Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        ArgumentNullException.ThrowIfNull(inputColumnNames);
        if (inputColumnNames.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(inputColumnNames), "At least one column is joined.");
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    /// <inheritdoc/>
    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ColumnConcatenatingTransformer(_output, _inputs);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var columns = _inputs.Select(name => inputSchema.Require(name)).ToArray();
        foreach (var column in columns)
        {
            if (column.IsKey)
                throw new InvalidOperationException($"Column '{column.Name}' is a key, and keys are not joined.");
            if (!column.ItemType.Equals(columns[0].ItemType))
                throw Misfit.WrongType(nameof(inputSchema), "input", column.Name, columns[0].ItemType.ToString(), column.Describe());
        }
        var kind = columns.Any(column => column.Kind == SchemaShape.Column.VectorKind.VariableVector)
            ? SchemaShape.Column.VectorKind.VariableVector
            : SchemaShape.Column.VectorKind.Vector;
        var hasSlotNames = columns.Any(column => column.Kind == SchemaShape.Column.VectorKind.Scalar || column.HasSlotNames);
        var annotations = hasSlotNames ? new SchemaShape([AnnotationKinds.SlotNamesShape]) : SchemaShape.Empty;
        return inputSchema.With([new(_output, kind, columns[0].ItemType, false, annotations)]);
    }
}

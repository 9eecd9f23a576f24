using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the distinct values of columns and numbers them.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly (string Output, string Input)[] _pairs;
    private readonly int _maximum;
    private readonly KeyOrdinality _ordinality;
    private readonly bool _asText;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator((string Output, string Input)[] pairs, int maximum, KeyOrdinality ordinality, bool asText, IDataView keyData)
    {
        _pairs = ColumnPairs.Checked(pairs);
        _maximum = maximum;
        _ordinality = ordinality;
        _asText = asText;
        _keyData = keyData;
        var columns = keyData?.Schema.Count(column => !column.IsHidden) ?? 1;
        if (columns != 1)
            throw new ArgumentOutOfRangeException(nameof(keyData), $"The data with the values has one column, not {columns}.");
    }

    /// <summary>How keys are numbered.</summary>
    public enum KeyOrdinality : byte
    {
        /// <summary>The value seen first is the first key.</summary>
        ByOccurrence = 0,

        /// <summary>The least value is the first key.</summary>
        ByValue = 1,
    }

    /// <inheritdoc/>
    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_maximum <= 0)
            throw new ArgumentOutOfRangeException("MaxNumTerms", "The greatest number of keys is positive.");
        var columns = _pairs.Select(pair => input.Schema.GetColumnOrNull(pair.Input) ?? throw Misfit.MissingColumn("inputSchema", "input", pair.Input)).ToArray();
        var terms = columns.Select(column => Terms.Empty(PrimitiveTypes.ItemOf(column.Type))).ToArray();
        if (_keyData == null)
        {
            Collect(input, columns, terms, _maximum);
        }
        else
        {
            for (var i = 0; i < terms.Length; i++)
                Collect(_keyData, [KeyDataColumn(columns[i])], [terms[i]], int.MaxValue); // The greatest number is for what is learned.
        }
        if (_ordinality == KeyOrdinality.ByValue)
        {
            foreach (var each in terms)
                each.Sort();
        }
        return new ValueToKeyMappingTransformer(_pairs, terms, _asText);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.With(_pairs.Select(pair => Shape(inputSchema.Require(pair.Input)).Renamed(pair.Output)).ToArray());
    }

    private SchemaShape.Column Shape(SchemaShape.Column column)
    {
        var behind = column.IsKey && column.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values) ? values.ItemType : column.ItemType;
        var keyValues = new SchemaShape.Column(AnnotationKinds.KeyValues, SchemaShape.Column.VectorKind.Vector,
            _asText ? TextDataViewType.Instance : behind, false);
        var annotations = column.HasSlotNames ? new[] { AnnotationKinds.SlotNamesShape, keyValues } : [keyValues];
        return column.WithItem(NumberDataViewType.UInt32, true, new SchemaShape(annotations));
    }

    private DataViewSchema.Column KeyDataColumn(DataViewSchema.Column column)
    {
        var found = _keyData.Schema.First(candidate => !candidate.IsHidden);
        return PrimitiveTypes.ItemOf(found.Type).Equals(PrimitiveTypes.ItemOf(column.Type))
            ? found
            : throw new ArgumentOutOfRangeException("keyData", $"The values are {found.Type}, where column '{column.Name}' is {column.Type}.");
    }

    private static void Collect(IDataView data, DataViewSchema.Column[] columns, Terms[] terms, int maximum)
    {
        using var cursor = data.GetRowCursor(columns);
        var collectors = columns.Select((column, i) => terms[i].Collector(cursor, column, maximum)).ToArray();
        while (cursor.MoveNext())
        {
            foreach (var collect in collectors)
                collect();
        }
    }
}

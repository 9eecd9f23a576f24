using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms of types and keys.</summary>
public static class ConversionsExtensionsCatalog
{
    /// <summary>Converts a column to another type.</summary>
    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null, DataKind outputKind = DataKind.Single) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName), outputKind);

    /// <summary>Converts columns to another type.</summary>
    public static TypeConvertingEstimator ConvertType(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, DataKind outputKind = DataKind.Single) =>
        new(ColumnPairs.Of(columns), outputKind);

    /// <summary>Puts in place of keys the values behind them.</summary>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName));

    /// <summary>Puts in place of keys the values behind them.</summary>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns) =>
        new(ColumnPairs.Of(columns));

    /// <summary>Numbers the values of a column.</summary>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        string outputColumnName, string inputColumnName = null, int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView keyData = null) =>
        new(ColumnPairs.One(outputColumnName, inputColumnName), maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);

    /// <summary>Numbers the values of columns.</summary>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog,
        InputOutputColumnPair[] columns, int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView keyData = null) =>
        new(ColumnPairs.Of(columns), maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);

    /// <summary>Maps values by a table of pairs.</summary>
    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType>> keyValuePairs, string inputColumnName = null, bool treatValuesAsKeyType = false) =>
        new(ValueMaps.OfPairs(keyValuePairs, treatValuesAsKeyType), ColumnPairs.One(outputColumnName, inputColumnName));

    /// <summary>Maps values to vectors by a table of pairs.</summary>
    public static ValueMappingEstimator<TInputType, TOutputType> MapValue<TInputType, TOutputType>(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        IEnumerable<KeyValuePair<TInputType, TOutputType[]>> keyValuePairs, string inputColumnName = null) =>
        new(ValueMaps.OfArrays(keyValuePairs), ColumnPairs.One(outputColumnName, inputColumnName));

    /// <summary>Maps values by a table that is data.</summary>
    public static ValueMappingEstimator MapValue(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName,
        IDataView lookupMap, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn, string inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(lookupMap);
        var map = ValueMap.Empty((PrimitiveDataViewType)keyColumn.Type, valueColumn.Type, valueColumn.Annotations);
        map.Fill(lookupMap, keyColumn, valueColumn);
        return new ValueMappingEstimator(map, ColumnPairs.One(outputColumnName, inputColumnName));
    }
}

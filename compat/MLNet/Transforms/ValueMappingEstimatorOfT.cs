namespace Microsoft.ML.Transforms;

/// <summary>Maps values by a table of pairs.</summary>
public sealed class ValueMappingEstimator<TKey, TValue> : ValueMappingEstimator
{
    internal ValueMappingEstimator(ValueMap map, (string Output, string Input)[] pairs)
        : base(map, pairs)
    {
    }
}

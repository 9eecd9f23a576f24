using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Puts in place of keys the values behind them; in place of key 0 the value that stands for none.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string Signature = "MapKeyToValue";

    internal KeyToValueMappingTransformer((string Output, string Input)[] pairs)
        : base(pairs)
    {
    }

    private KeyToValueMappingTransformer(BinaryReader reader)
        : base(reader)
    {
    }

    internal static KeyToValueMappingTransformer Load(ModelLoadContext context) => new(context.Reader);

    internal override MappedColumn Map(int pair, string output, DataViewSchema.Column input)
    {
        var values = AnnotationKinds.KeyValuesType(input)
            ?? throw new InvalidOperationException($"Column '{input.Name}' ({input.Type}) is no key with values behind it.");
        DataViewType type = input.Type is VectorDataViewType vector ? new VectorDataViewType(values.ItemType, vector.Dimensions) : values.ItemType;
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        return new MappedColumn(new(output, type, annotations.ToAnnotations()), [input.Index], row => (Delegate)Generic.CallStatic(
            typeof(KeyToValueMappingTransformer), nameof(Getter), [PrimitiveTypes.ItemOf(input.Type).RawType, values.ItemType.RawType], row, input));
    }

    internal override void SaveModel(ModelSaveContext context) => SavePairs(context, Signature);

    private static Delegate Getter<TKey, TValue>(DataViewRow row, DataViewSchema.Column column)
    {
        VBuffer<TValue> behind = default;
        column.Annotations.GetValue(AnnotationKinds.KeyValues, ref behind);
        var values = behind.DenseValues().ToArray();
        var none = Missing.Value<TValue>();
        var toIndex = Conversions.To<TKey, ulong>();
        return ItemMaps.Getter<TKey, TValue>(row, column, key =>
        {
            var index = toIndex(key);
            return index > 0 && index <= (ulong)values.Length ? values[index - 1] : none;
        });
    }
}

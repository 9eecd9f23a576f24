using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Makes tables of what the user gives.</summary>
internal static class ValueMaps
{
    public static ValueMap OfPairs<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>> pairs, bool asKeys)
    {
        ArgumentNullException.ThrowIfNull(pairs, "source");
        var list = pairs.ToArray();
        var keys = Array.ConvertAll(list, pair => pair.Key);
        var values = Array.ConvertAll(list, pair => pair.Value);
        return asKeys ? OfKeyValues(keys, values) : OfRaw(keys, Raw(values), TypeOf<TValue>(), null);
    }

    public static ValueMap OfArrays<TKey, TItem>(IEnumerable<KeyValuePair<TKey, TItem[]>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs, "source");
        var list = pairs.ToArray();
        var item = TypeOf<TItem>();
        var lengths = list.Select(pair => pair.Value.Length).Distinct().ToArray();
        var type = new VectorDataViewType(item, lengths.Length == 1 ? lengths[0] : 0);
        var values = (Array)Generic.CallStatic(typeof(ValueMaps), nameof(Buffers), item.RawType, (object)list.Select(pair => Raw(pair.Value)).ToArray());
        return OfRaw(Array.ConvertAll(list, pair => pair.Key), values, type, null);
    }

    // Text becomes keys numbered as it occurs; what is a number already is taken for keys as it is.
    private static ValueMap OfKeyValues<TKey, TValue>(TKey[] keys, TValue[] values)
    {
        var distinct = values.Distinct().ToArray();
        var texts = distinct.Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture).AsMemory()).ToArray();
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddVector(AnnotationKinds.KeyValues, TextDataViewType.Instance, texts);
        var isNumber = values is uint[] or ulong[];
        var type = new KeyDataViewType(values is ulong[] ? typeof(ulong) : typeof(uint), Math.Max(1, distinct.Length));
        Array numbers = isNumber ? values : Array.ConvertAll(values, value => (uint)Array.IndexOf(distinct, value) + 1);
        return OfRaw(keys, numbers, type, builder.ToAnnotations());
    }

    private static ValueMap OfRaw<TKey>(TKey[] keys, Array values, DataViewType valueType, DataViewSchema.Annotations annotations)
    {
        var map = ValueMap.Empty(TypeOf<TKey>(), valueType, annotations);
        var raw = Raw(keys);
        Generic.CallStatic(typeof(ValueMaps), nameof(Fill), [raw.GetType().GetElementType(), valueType.RawType], map, raw, values);
        return map;
    }

    private static void Fill<TKey, TValue>(ValueMap<TKey, TValue> map, TKey[] keys, TValue[] values)
    {
        for (var i = 0; i < keys.Length; i++)
            map.Add(keys[i], values[i]);
    }

    private static PrimitiveDataViewType TypeOf<T>() =>
        PrimitiveTypes.OfRaw(typeof(T)) ?? throw new ArgumentOutOfRangeException("rawType", $"No column type holds {typeof(T)}.");

    private static Array Raw<T>(T[] values) => values is string[] texts ? Array.ConvertAll(texts, text => text.AsMemory()) : values;

    private static VBuffer<T>[] Buffers<T>(Array[] arrays) => Array.ConvertAll(arrays, array => new VBuffer<T>(array.Length, (T[])array));
}

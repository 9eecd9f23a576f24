namespace Microsoft.ML.Data;

/// <summary>Reads the annotations that ML.NET itself makes.</summary>
public static class SchemaAnnotationsExtensions
{
    /// <summary>Whether the column's slots are named.</summary>
    public static bool HasSlotNames(this DataViewSchema.Column column) => AnnotationKinds.HasSlotNames(column);

    /// <summary>Fetches the names of the slots.</summary>
    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames) =>
        column.Annotations.GetValue(AnnotationKinds.SlotNames, ref slotNames);

    /// <summary>Whether values stand behind the column's keys, of the given type (text when null).</summary>
    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType keyValueItemType = null) =>
        AnnotationKinds.KeyValuesType(column)?.ItemType.Equals(keyValueItemType ?? TextDataViewType.Instance) ?? false;

    /// <summary>Fetches the values behind the keys, the first key's first.</summary>
    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues) =>
        column.Annotations.GetValue(AnnotationKinds.KeyValues, ref keyValues);

    /// <summary>Whether the column is said to be normalized.</summary>
    public static bool IsNormalized(this DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.IsNormalized)?.Type is not BooleanDataViewType)
            return false;
        var value = false;
        column.Annotations.GetValue(AnnotationKinds.IsNormalized, ref value);
        return value;
    }
}

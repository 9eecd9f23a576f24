namespace Microsoft.ML.Data;

/// <summary>The names of ML.NET's own annotations, and help in making and reading them.</summary>
internal static class AnnotationKinds
{
    public const string KeyValues = "KeyValues";
    public const string SlotNames = "SlotNames";
    public const string IsNormalized = "IsNormalized";
    public const string TrainingLabelValues = "TrainingLabelValues";

    /// <summary>Whether the column names its slots: a text vector of the column's own size.</summary>
    public static bool HasSlotNames(DataViewSchema.Column column) =>
        column.Type is VectorDataViewType { IsKnownSize: true } vector &&
        column.Annotations.Schema.GetColumnOrNull(SlotNames)?.Type is VectorDataViewType names &&
        names.Size == vector.Size && names.ItemType is TextDataViewType;

    /// <summary>The type of the values behind the column's keys, or null.</summary>
    public static VectorDataViewType KeyValuesType(DataViewSchema.Column column) =>
        PrimitiveTypes.ItemOf(column.Type) is KeyDataViewType key &&
        column.Annotations.Schema.GetColumnOrNull(KeyValues)?.Type is VectorDataViewType values &&
        (ulong)values.Size == key.Count ? values : null;

    /// <summary>Adds a constant vector.</summary>
    public static void AddVector<T>(this DataViewSchema.Annotations.Builder builder, string kind, PrimitiveDataViewType itemType, T[] values) =>
        builder.Add(kind, new VectorDataViewType(itemType, values.Length),
            (ref VBuffer<T> destination) => VBuffer<T>.Copy(values, 0, ref destination, values.Length));

    /// <summary>The shape of slot names.</summary>
    public static SchemaShape.Column SlotNamesShape { get; } =
        new(SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, false);
}

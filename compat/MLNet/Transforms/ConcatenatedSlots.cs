using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>The slot names of a joined vector: a scalar gives its column's name, a vector "column.slot" where it has names.</summary>
internal static class ConcatenatedSlots
{
    public static DataViewSchema.Annotations Annotations(DataViewSchema.Column[] columns, VectorDataViewType type)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        if (type.IsKnownSize && columns.Any(column => column.Type is not VectorDataViewType || AnnotationKinds.HasSlotNames(column)))
            builder.AddVector(AnnotationKinds.SlotNames, TextDataViewType.Instance, columns.SelectMany(Names).ToArray());
        return builder.ToAnnotations();
    }

    private static IEnumerable<ReadOnlyMemory<char>> Names(DataViewSchema.Column column)
    {
        if (column.Type is not VectorDataViewType vector)
            return [column.Name.AsMemory()];
        if (!AnnotationKinds.HasSlotNames(column))
            return Enumerable.Repeat(ReadOnlyMemory<char>.Empty, vector.Size);
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.Annotations.GetValue(AnnotationKinds.SlotNames, ref names);
        return names.DenseValues().Select(name => name.IsEmpty ? name : $"{column.Name}.{name}".AsMemory()).ToArray();
    }
}

using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms.Text;

/// <summary>The checks and shapes that transforms of text share.</summary>
internal static class TextColumns
{
    public static SchemaShape.Column RequireText(this SchemaShape shape, string name, bool vector, string expected)
    {
        var column = shape.Require(name);
        var fits = column.ItemType is TextDataViewType && (!vector || column.Kind != SchemaShape.Column.VectorKind.Scalar);
        return fits ? column : throw Misfit.WrongType("inputSchema", "input", name, expected, column.Describe());
    }

    public static void RequireText(DataViewSchema.Column column, bool vector, string expected)
    {
        if (PrimitiveTypes.ItemOf(column.Type) is not TextDataViewType || (vector && column.Type is not VectorDataViewType))
            throw Misfit.WrongType("inputSchema", "input", column.Name, expected, column.Type.ToString());
    }

    public static SchemaShape.Column Tokens(string name) =>
        new(name, SchemaShape.Column.VectorKind.VariableVector, TextDataViewType.Instance, false);

    /// <summary>A getter of a vector made of whichever items a row's texts give.</summary>
    public static Delegate ListGetter(DataViewRow row, DataViewSchema.Column column, Action<ReadOnlyMemory<char>, List<ReadOnlyMemory<char>>> give)
    {
        var items = new List<ReadOnlyMemory<char>>();
        var read = Reader(row, column, text => give(text, items));
        return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            items.Clear();
            read();
            var editor = VBufferEditor.Create(ref value, items.Count);
            for (var i = 0; i < items.Count; i++)
                editor.Values[i] = items[i];
            value = editor.Commit();
        });
    }

    private static Action Reader(DataViewRow row, DataViewSchema.Column column, Action<ReadOnlyMemory<char>> take)
    {
        if (column.Type is not VectorDataViewType)
        {
            var getter = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> text = default;
            return () =>
            {
                getter(ref text);
                take(text);
            };
        }
        var vectorGetter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> buffer = default;
        return () =>
        {
            // Absent items are empty texts, of which nothing is made.
            vectorGetter(ref buffer);
            foreach (ref readonly var text in buffer.GetValues())
                take(text);
        };
    }
}

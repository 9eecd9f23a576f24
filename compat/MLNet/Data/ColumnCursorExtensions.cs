namespace Microsoft.ML.Data;

/// <summary>Reads one column.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of the column, one a row.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.GetColumn<T>(data.Schema[columnName]);
    }

    /// <summary>The values of the column, one a row.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        ArgumentNullException.ThrowIfNull(data);
        var reader = Reader<T>(column)
            ?? throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is {column.Type}, and cannot be read as {typeof(T)}.");
        return Values();

        IEnumerable<T> Values()
        {
            using var cursor = data.GetRowCursor([column]);
            var read = reader(cursor);
            while (cursor.MoveNext())
                yield return read();
        }
    }

    private static Func<DataViewRow, Func<T>> Reader<T>(DataViewSchema.Column column)
    {
        var type = column.Type;
        if (type.RawType == typeof(T))
            return row => Plain<T>(row, column);
        if (typeof(T) == typeof(string) && type is TextDataViewType)
            return row => (Func<T>)(Delegate)Text(row, column);
        if (type is not VectorDataViewType vector)
            return null;
        if (typeof(T) == typeof(string[]) && vector.ItemType is TextDataViewType)
            return row => (Func<T>)(Delegate)Texts(row, column);
        if (typeof(T).IsArray && typeof(T).GetElementType() == vector.ItemType.RawType)
            return row => (Func<T>)Generic.CallStatic(typeof(ColumnCursorExtensions), nameof(Items), vector.ItemType.RawType, row, column);
        return null;
    }

    private static Func<T> Plain<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return value;
        };
    }

    private static Func<string> Text(DataViewRow row, DataViewSchema.Column column)
    {
        var read = Plain<ReadOnlyMemory<char>>(row, column);
        return () => read().ToString();
    }

    private static Func<string[]> Texts(DataViewRow row, DataViewSchema.Column column)
    {
        var read = Plain<VBuffer<ReadOnlyMemory<char>>>(row, column);
        return () => read().DenseValues().Select(text => text.ToString()).ToArray();
    }

    private static Func<TItem[]> Items<TItem>(DataViewRow row, DataViewSchema.Column column)
    {
        var read = Plain<VBuffer<TItem>>(row, column);
        return () =>
        {
            var buffer = read();
            var items = new TItem[buffer.Length];
            buffer.CopyTo(items);
            return items;
        };
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Columns;

/// <summary>Reads the label of a row.</summary>
internal static class LabelReader
{
    /// <summary>A class from 0 on; -1 where it is missing.</summary>
    public static Func<int> Class(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is BooleanDataViewType)
            return Create<bool, int>(row, column, value => value ? 1 : 0);
        // A key is stored from 1 on, in an unsigned number of any size.
        var stored = column.Type.RawType;
        return stored == typeof(byte) ? Create<byte, int>(row, column, key => key - 1)
            : stored == typeof(ushort) ? Create<ushort, int>(row, column, key => key - 1)
            : stored == typeof(uint) ? Create<uint, int>(row, column, key => (int)key - 1)
            : Create<ulong, int>(row, column, key => (int)key - 1);
    }

    /// <summary>The labels that hold, from 0 on, each once. A key that is missing is passed over: what MapValueToKey did not know.</summary>
    public static Func<int[]> Labels(DataViewRow row, DataViewSchema.Column column)
    {
        var readKeys = InputReader.Keys(row, column);
        return () => [.. readKeys().Where(key => key > 0).Distinct().Select(key => (int)key - 1)];
    }

    /// <summary>A value; NaN where it is missing.</summary>
    public static Func<float> Value(DataViewRow row, DataViewSchema.Column column) => Create<float, float>(row, column, value => value);

    private static Func<TResult> Create<T, TResult>(DataViewRow row, DataViewSchema.Column column, Func<T, TResult> convert)
        where T : struct
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return convert(value);
        };
    }
}

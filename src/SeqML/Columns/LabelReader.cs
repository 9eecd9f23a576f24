using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Columns;

/// <summary>Reads a label as a class from 0 on; -1 where it is missing.</summary>
internal static class LabelReader
{
    public static Func<int> Create(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is BooleanDataViewType)
            return Create<bool>(row, column, value => value ? 1 : 0);
        // A key is stored from 1 on, in an unsigned number of any size.
        var stored = column.Type.RawType;
        return stored == typeof(byte) ? Create<byte>(row, column, key => key - 1)
            : stored == typeof(ushort) ? Create<ushort>(row, column, key => key - 1)
            : stored == typeof(uint) ? Create<uint>(row, column, key => (int)key - 1)
            : Create<ulong>(row, column, key => (int)key - 1);
    }

    private static Func<int> Create<T>(DataViewRow row, DataViewSchema.Column column, Func<T, int> toClass)
        where T : struct
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return toClass(value);
        };
    }
}

namespace Microsoft.ML.Data;

/// <summary>Finds the columns that an evaluation reads.</summary>
internal static class ScoredColumns
{
    public static void CheckName(string name, string parameter)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentOutOfRangeException(parameter, "A column has a name.");
    }

    public static DataViewSchema.Column Find(DataViewSchema schema, string role, string name) =>
        schema.GetColumnOrNull(name) ?? throw Misfit.MissingColumn(nameof(schema), role, name);

    public static DataViewSchema.Column FindSingle(DataViewSchema schema, string role, string name)
    {
        var column = Find(schema, role, name);
        return column.Type.Equals(NumberDataViewType.Single) ? column : throw Misfit.WrongType(nameof(schema), role, name, "Single", column.Type.ToString());
    }

    /// <summary>A getter of the label as a number: a key counts from 0, and what is missing is NaN.</summary>
    public static ValueGetter<float> LabelGetter(DataViewRow row, DataViewSchema.Column column)
    {
        switch (column.Type)
        {
            case NumberDataViewType number when number == NumberDataViewType.Single:
                return row.GetGetter<float>(column);
            case NumberDataViewType number when number == NumberDataViewType.Double:
                return Convert<double>(row, column, label => (float)label);
            case BooleanDataViewType:
                return Convert<bool>(row, column, label => label ? 1 : 0);
            case KeyDataViewType key when key.RawType == typeof(byte):
                return Convert<byte>(row, column, label => OfKey(label));
            case KeyDataViewType key when key.RawType == typeof(ushort):
                return Convert<ushort>(row, column, label => OfKey(label));
            case KeyDataViewType key when key.RawType == typeof(uint):
                return Convert<uint>(row, column, label => OfKey(label));
            default:
                return Convert<ulong>(row, column, OfKey);
        }
    }

    private static float OfKey(ulong key) => key == 0 ? float.NaN : key - 1;

    private static ValueGetter<float> Convert<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ref float label) =>
        {
            getter(ref value);
            label = convert(value);
        };
    }
}

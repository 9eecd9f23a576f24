namespace Microsoft.ML.Data;

/// <summary>Getters by run-time type, and the checks every row makes of what it is asked for.</summary>
internal static class RowGetters
{
    /// <summary>The row's getter of the column, of whatever type.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column) =>
        (Delegate)Generic.CallStatic(typeof(RowGetters), nameof(Typed), column.Type.RawType, row, column);

    /// <summary>The getter as the type asked for; throws as every row of ML.NET's does when it is absent or of another type.</summary>
    public static ValueGetter<T> Cast<T>(Delegate getter, DataViewSchema.Column column)
    {
        if (getter == null)
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not active.");
        return getter as ValueGetter<T> ?? throw new InvalidOperationException(
            $"A getter of column '{column.Name}' was asked for as {typeof(T)}, but it is a {getter.GetType().GetGenericArguments()[0]}.");
    }

    private static ValueGetter<T> Typed<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}

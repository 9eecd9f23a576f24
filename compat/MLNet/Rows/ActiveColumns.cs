namespace Microsoft.ML.Data;

/// <summary>Lists of columns as flags by index.</summary>
internal static class ActiveColumns
{
    public static bool[] Flags(DataViewSchema schema, IEnumerable<DataViewSchema.Column> columns)
    {
        var flags = new bool[schema.Count];
        foreach (var column in columns)
        {
            if (column.Index >= flags.Length)
                throw new ArgumentOutOfRangeException(nameof(columns), $"Column '{column.Name}' is not of this schema.");
            flags[column.Index] = true;
        }
        return flags;
    }

    public static IEnumerable<DataViewSchema.Column> Columns(DataViewSchema schema, bool[] flags) =>
        schema.Where(column => flags[column.Index]).ToArray();
}

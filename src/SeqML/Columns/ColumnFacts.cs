using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Columns;

/// <summary>What is known of a column, whether there are data (a schema) or only a plan (a schema's shape).</summary>
internal readonly record struct ColumnFacts(string Name, DataViewType ItemType, bool IsVector, bool IsKey)
{
    public bool IsText => !IsKey && ItemType is TextDataViewType;

    public bool IsSingle => !IsKey && ItemType == NumberDataViewType.Single;

    public bool IsBoolean => !IsKey && ItemType is BooleanDataViewType;

    /// <summary>The column of this name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public static ColumnFacts Of(DataViewSchema schema, string name, string role)
    {
        if (schema.GetColumnOrNull(name) is not { } column)
            throw Missing(name, role, schema.Select(other => other.Name));
        var item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        return new ColumnFacts(name, item, column.Type is VectorDataViewType, item is KeyDataViewType);
    }

    /// <inheritdoc cref="Of(DataViewSchema, string, string)"/>
    public static ColumnFacts Of(SchemaShape shape, string name, string role)
    {
        foreach (var column in shape)
            if (column.Name == name)
                return new ColumnFacts(name, column.ItemType, column.Kind != SchemaShape.Column.VectorKind.Scalar, column.IsKey);
        throw Missing(name, role, shape.Select(other => other.Name));
    }

    /// <summary>The type in words, as "a vector of Key".</summary>
    public override string ToString() => (IsVector ? "a vector of " : "") + (IsKey ? "Key" : ItemType.ToString());

    private static ArgumentOutOfRangeException Missing(string name, string role, IEnumerable<string> found) =>
        new("inputSchema", $"Expected the {role} column '{name}', found no column of that name among {string.Join(", ", found.Distinct().Select(other => $"'{other}'"))}.");
}

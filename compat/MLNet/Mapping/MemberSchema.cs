using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>A schema definition bound to the members of a class.</summary>
internal sealed class MemberSchema
{
    private MemberSchema(IReadOnlyList<Entry> entries) => Entries = entries;

    public IReadOnlyList<Entry> Entries { get; }

    public static MemberSchema Create(Type type, SchemaDefinition definition, SchemaDefinition.Direction direction)
    {
        definition ??= SchemaDefinition.Create(type, direction);
        return new MemberSchema(definition.Select(column => Bind(type, column)).ToArray());
    }

    public static SchemaDefinition Definition(Type type, DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var definition = SchemaDefinition.Create(type, SchemaDefinition.Direction.Read);
        var byName = definition.ToDictionary(column => column.ColumnName);
        foreach (var column in schema.Where(column => !column.IsHidden))
        {
            if (!byName.TryGetValue(column.Name, out var member))
                throw new InvalidOperationException($"{type.Name} has no member for column {column.Name}.");
            member.ColumnType = column.Type;
            foreach (var annotation in column.Annotations.Schema)
                Generic.CallStatic(typeof(MemberSchema), nameof(CopyAnnotation), annotation.Type.RawType, member, column.Annotations, annotation);
        }
        return definition;
    }

    public DataViewSchema ToSchema()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(Entries.Select(entry => entry.Column));
        return builder.ToSchema();
    }

    private static Entry Bind(Type type, SchemaDefinition.Column column)
    {
        var member = MemberColumns.Of(type, SchemaDefinition.Direction.Both).FirstOrDefault(m => m.Name == column.MemberName)
            ?? throw new ArgumentOutOfRangeException("userSchemaDefinition", $"{type.Name} has no public member '{column.MemberName}'.");
        var columnType = column.ColumnType ?? MemberColumns.DeclaredType(member);
        var memberType = MemberColumns.TypeOf(member);
        var vectorItem = MemberColumns.ItemTypeOf(memberType);
        if ((vectorItem != null) != columnType is VectorDataViewType)
            throw new ArgumentOutOfRangeException("userSchemaDefinition", $"Column '{column.ColumnName}' is {columnType}, but member '{member.Name}' is {memberType}.");
        var held = PrimitiveTypes.OfRaw(vectorItem ?? memberType);
        if (held == null || held.RawType != PrimitiveTypes.ItemOf(columnType).RawType)
            throw new ArgumentOutOfRangeException("userSchemaDefinition",
                $"Column '{column.ColumnName}' has items of {PrimitiveTypes.ItemOf(columnType).RawType}, but member '{member.Name}' is {memberType}.");
        return new Entry(member, new DataViewSchema.DetachedColumn(column.ColumnName, columnType, column.Annotations));
    }

    private static void CopyAnnotation<T>(SchemaDefinition.Column target, DataViewSchema.Annotations source, DataViewSchema.Column annotation)
    {
        T value = default;
        source.GetGetter<T>(annotation)(ref value);
        target.AddAnnotation(annotation.Name, value, annotation.Type);
    }

    public readonly record struct Entry(MemberInfo Member, DataViewSchema.DetachedColumn Column);
}

using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>The members of a class that are columns, and the column types their .NET types and attributes declare.</summary>
internal static class MemberColumns
{
    /// <summary>The public fields, then the public properties that can be read or written as the direction asks.</summary>
    public static IEnumerable<MemberInfo> Of(Type type, SchemaDefinition.Direction direction)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Instance;
        var fields = type.GetFields(Flags).Cast<MemberInfo>();
        var properties = type.GetProperties(Flags).Where(property => property.GetIndexParameters().Length == 0 && CanBeUsed(property, direction));
        return fields.Concat(properties).Where(member => member.GetCustomAttribute<NoColumnAttribute>() == null);
    }

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>The .NET type of a vector member's items, or null for a scalar.</summary>
    public static Type ItemTypeOf(Type type) =>
        type.IsArray && type.GetArrayRank() == 1 ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>) ? type.GetGenericArguments()[0]
        : null;

    public static DataViewType DeclaredType(MemberInfo member)
    {
        var type = TypeOf(member);
        var vectorItem = ItemTypeOf(type);
        var item = PrimitiveTypes.OfRaw(vectorItem ?? type) ?? throw new ArgumentOutOfRangeException(
            "rawType", $"No column type holds member {member.Name} of type {type}.");
        var key = member.GetCustomAttribute<KeyTypeAttribute>();
        if (key != null)
        {
            if (!KeyDataViewType.IsValidDataType(item.RawType))
                throw new ArgumentOutOfRangeException("userType", $"Member {member.Name} is marked as a key, but {item.RawType} cannot hold keys.");
            item = new KeyDataViewType(item.RawType, key.Count
                ?? throw new NotSupportedException($"Member {member.Name}: a key type needs the number of its values."));
        }
        var vector = member.GetCustomAttribute<VectorTypeAttribute>();
        if (vectorItem == null && vector != null)
            throw new ArgumentOutOfRangeException("userType", $"Member {member.Name} is marked as a vector, but it is a {type}.");
        return vectorItem == null ? item : vector?.Dimensions is { Length: > 0 } sizes ? new VectorDataViewType(item, sizes) : new VectorDataViewType(item);
    }

    /// <summary>The value as the column type holds it, from a string or an array; null when it is neither.</summary>
    public static object ToRaw(object value, DataViewType type)
    {
        if (value is string text && type is TextDataViewType)
            return text.AsMemory();
        if (value is not Array || type is not VectorDataViewType vector)
            return null;
        if (value is string[] texts && vector.ItemType is TextDataViewType)
            return new VBuffer<ReadOnlyMemory<char>>(texts.Length, Array.ConvertAll(texts, t => t.AsMemory()));
        return value.GetType().GetElementType() == vector.ItemType.RawType
            ? Generic.CallStatic(typeof(MemberColumns), nameof(ToBuffer), vector.ItemType.RawType, value)
            : null;
    }

    private static VBuffer<T> ToBuffer<T>(T[] values) => new(values.Length, values);

    private static bool CanBeUsed(PropertyInfo property, SchemaDefinition.Direction direction)
    {
        var readable = property.GetGetMethod() != null;
        var writable = property.GetSetMethod() != null;
        return direction switch
        {
            SchemaDefinition.Direction.Read => readable,
            SchemaDefinition.Direction.Write => writable,
            _ => readable || writable,
        };
    }
}

namespace Microsoft.ML.Data;

/// <summary>The one-to-one table of .NET types, kinds and column types.</summary>
internal static class PrimitiveTypes
{
    private static readonly (DataKind Kind, PrimitiveDataViewType Type)[] Table =
    [
        (DataKind.SByte, NumberDataViewType.SByte),
        (DataKind.Byte, NumberDataViewType.Byte),
        (DataKind.Int16, NumberDataViewType.Int16),
        (DataKind.UInt16, NumberDataViewType.UInt16),
        (DataKind.Int32, NumberDataViewType.Int32),
        (DataKind.UInt32, NumberDataViewType.UInt32),
        (DataKind.Int64, NumberDataViewType.Int64),
        (DataKind.UInt64, NumberDataViewType.UInt64),
        (DataKind.Single, NumberDataViewType.Single),
        (DataKind.Double, NumberDataViewType.Double),
        (DataKind.String, TextDataViewType.Instance),
        (DataKind.Boolean, BooleanDataViewType.Instance),
        (DataKind.TimeSpan, TimeSpanDataViewType.Instance),
        (DataKind.DateTime, DateTimeDataViewType.Instance),
        (DataKind.DateTimeOffset, DateTimeOffsetDataViewType.Instance),
        (RowId, RowIdDataViewType.Instance),
    ];

    // Not a DataKind of ML.NET's: row ids cannot be loaded from text, but a stored schema can have them.
    private const DataKind RowId = (DataKind)16;

    /// <summary>The type of a kind.</summary>
    public static PrimitiveDataViewType OfKind(DataKind kind) => TryFind(row => row.Kind == kind, out var found)
        ? found.Type
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of data.");

    /// <summary>The type held as a .NET type, or null; text for both of its .NET types.</summary>
    public static PrimitiveDataViewType OfRaw(Type type) =>
        type == typeof(string) ? TextDataViewType.Instance : TryFind(row => row.Type.RawType == type, out var found) ? found.Type : null;

    /// <summary>The kind of a type; a key has the kind of the number that holds it.</summary>
    public static DataKind KindOf(DataViewType type) => TryFind(row => row.Type.RawType == type.RawType, out var found)
        ? found.Kind
        : throw new NotSupportedException($"Values of type {type} cannot be stored.");

    /// <summary>The item type of a vector, or the type itself.</summary>
    public static DataViewType ItemOf(DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    private static bool TryFind(Predicate<(DataKind Kind, PrimitiveDataViewType Type)> match, out (DataKind Kind, PrimitiveDataViewType Type) found)
    {
        var index = Array.FindIndex(Table, match);
        found = index >= 0 ? Table[index] : default;
        return index >= 0;
    }
}

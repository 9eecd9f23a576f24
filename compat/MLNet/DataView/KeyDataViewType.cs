using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>The type of a category out of a known number: 0 is missing, the first category is 1.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Makes a key type of <paramref name="count"/> categories held as an unsigned integer.</summary>
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        if (!IsValidDataType(type))
            throw new ArgumentOutOfRangeException(nameof(type), $"A key is Byte, UInt16, UInt32 or UInt64, not {type.Name}.");
        if (count == 0 || count > MaxCount(type))
            throw new ArgumentOutOfRangeException(nameof(count), $"A key of {type.Name} has 1 to {MaxCount(type)} values, not {count}.");
        Count = count;
    }

    /// <summary>Makes a key type of <paramref name="count"/> categories held as an unsigned integer.</summary>
    public KeyDataViewType(Type type, int count)
        : this(type, (ulong)count)
    {
    }

    /// <summary>The number of categories.</summary>
    public ulong Count { get; }

    /// <summary>Whether a key can be held as <paramref name="type"/>.</summary>
    public static bool IsValidDataType(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);
    }

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Key<{RawType.Name}, 0-{Count - 1}>");

    private static ulong MaxCount(Type type) =>
        type == typeof(byte) ? byte.MaxValue : type == typeof(ushort) ? ushort.MaxValue : type == typeof(uint) ? uint.MaxValue : ulong.MaxValue;
}

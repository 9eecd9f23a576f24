using System.Collections.Immutable;
using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>The type of a vector of primitive items, held as a <see cref="VBuffer{T}"/>; its size may be known or vary by row.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    /// <summary>Makes a vector of <paramref name="size"/> items; 0 means that rows differ in size.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : base(BufferOf(itemType))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ItemType = itemType;
        Size = size;
        Dimensions = [size];
    }

    /// <summary>Makes a vector seen as a block of the given dimensions; a 0 among them means an unknown one.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, Present(dimensions).ToImmutableArray())
    {
    }

    /// <summary>Makes a vector seen as a block of the given dimensions; a 0 among them means an unknown one.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(BufferOf(itemType))
    {
        if (dimensions.IsDefaultOrEmpty)
            throw new ArgumentException("A vector has at least one dimension.", nameof(dimensions));
        var size = 1;
        foreach (var dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
            size = checked(size * dimension);
        }
        ItemType = itemType;
        Dimensions = dimensions;
        Size = size;
    }

    /// <summary>The dimensions; a vector seen flat has one.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>Whether every row has the same number of items.</summary>
    public bool IsKnownSize => Size > 0;

    /// <summary>The type of one item.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>The number of items, 0 when rows differ.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) =>
        other is VectorDataViewType vector && vector.ItemType.Equals(ItemType) && vector.Dimensions.SequenceEqual(Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ItemType, Size, Dimensions.Length);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Dimensions.Length == 1 && Size == 0)
            return $"Vector<{ItemType}>";
        var sizes = Dimensions.Select(d => d == 0 ? "*" : d.ToString(CultureInfo.InvariantCulture));
        return $"Vector<{ItemType}, {string.Join(", ", sizes)}>";
    }

    private static Type BufferOf(PrimitiveDataViewType itemType)
    {
        ArgumentNullException.ThrowIfNull(itemType);
        return typeof(VBuffer<>).MakeGenericType(itemType.RawType);
    }

    private static int[] Present(int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        return dimensions;
    }
}

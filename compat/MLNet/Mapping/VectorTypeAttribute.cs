namespace Microsoft.ML.Data;

/// <summary>Gives the size of a vector member.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>A vector of any size.</summary>
    public VectorTypeAttribute()
    {
    }

    /// <summary>A vector of the given size.</summary>
    public VectorTypeAttribute(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        Dimensions = [size];
    }

    /// <summary>A vector seen as a block of the given dimensions.</summary>
    public VectorTypeAttribute(params int[] dimensions) => Dimensions = dimensions;

    internal int[] Dimensions { get; }
}

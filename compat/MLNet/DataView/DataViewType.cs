namespace Microsoft.ML.Data;

/// <summary>The type of a column: what its values mean, and the .NET type that holds them.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType)
    {
        ArgumentNullException.ThrowIfNull(rawType);
        RawType = rawType;
    }

    /// <summary>The .NET type in which getters hand out the values.</summary>
    public Type RawType { get; }

    /// <summary>Whether the other type means the same.</summary>
    public abstract bool Equals(DataViewType other);
}

namespace Microsoft.ML.Data;

/// <summary>Says that a member holds keys.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute : Attribute
{
    /// <summary>Keys of an unknown number of categories: refused where a schema is made.</summary>
    public KeyTypeAttribute()
    {
    }

    /// <summary>Keys of a known number of categories.</summary>
    public KeyTypeAttribute(ulong count) => Count = count;

    internal ulong? Count { get; }
}

namespace Microsoft.ML.Data;

/// <summary>The base of attributes by which a member declares a column type of the user's own.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public abstract class DataViewTypeAttribute : Attribute, IEquatable<DataViewTypeAttribute>
{
    /// <summary>Makes the attribute.</summary>
    protected DataViewTypeAttribute()
    {
    }

    /// <summary>Makes the column type known.</summary>
    public abstract void Register();

    /// <summary>Whether the other attribute declares the same type.</summary>
    public abstract bool Equals(DataViewTypeAttribute other);
}

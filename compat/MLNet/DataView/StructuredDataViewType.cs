namespace Microsoft.ML.Data;

/// <summary>The type of a value that has parts, or may own what must be disposed.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>Makes a type held as <paramref name="rawType"/>.</summary>
    protected StructuredDataViewType(Type rawType)
        : base(rawType)
    {
    }
}

namespace Microsoft.ML.Data;

/// <summary>The type of a value that is one item and owns nothing: it can be the item of a vector.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>Makes a type held as <paramref name="rawType"/>.</summary>
    protected PrimitiveDataViewType(Type rawType)
        : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
            throw new ArgumentException("A primitive type cannot be disposable.", nameof(rawType));
    }
}

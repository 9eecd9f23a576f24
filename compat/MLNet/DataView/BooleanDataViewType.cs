namespace Microsoft.ML.Data;

/// <summary>The type of a column of a Boolean, held as <c>bool</c>.</summary>
public sealed class BooleanDataViewType : PrimitiveDataViewType
{
    private BooleanDataViewType()
        : base(typeof(bool))
    {
    }

    /// <summary>The one instance.</summary>
    public static BooleanDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is BooleanDataViewType;

    /// <inheritdoc/>
    public override string ToString() => "Boolean";
}

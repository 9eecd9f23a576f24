namespace Microsoft.ML.Data;

/// <summary>The type of a column of a date and time with its offset, held as <c>DateTimeOffset</c>.</summary>
public sealed class DateTimeOffsetDataViewType : PrimitiveDataViewType
{
    private DateTimeOffsetDataViewType()
        : base(typeof(DateTimeOffset))
    {
    }

    /// <summary>The one instance.</summary>
    public static DateTimeOffsetDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is DateTimeOffsetDataViewType;

    /// <inheritdoc/>
    public override string ToString() => "DateTimeOffset";
}

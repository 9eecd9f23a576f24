namespace Microsoft.ML.Data;

/// <summary>The type of a column of a date and time, held as <c>DateTime</c>.</summary>
public sealed class DateTimeDataViewType : PrimitiveDataViewType
{
    private DateTimeDataViewType()
        : base(typeof(DateTime))
    {
    }

    /// <summary>The one instance.</summary>
    public static DateTimeDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is DateTimeDataViewType;

    /// <inheritdoc/>
    public override string ToString() => "DateTime";
}

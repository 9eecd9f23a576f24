namespace Microsoft.ML.Data;

/// <summary>The type of a column of a span of time, held as <c>TimeSpan</c>.</summary>
public sealed class TimeSpanDataViewType : PrimitiveDataViewType
{
    private TimeSpanDataViewType()
        : base(typeof(TimeSpan))
    {
    }

    /// <summary>The one instance.</summary>
    public static TimeSpanDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is TimeSpanDataViewType;

    /// <inheritdoc/>
    public override string ToString() => "TimeSpan";
}

namespace Microsoft.ML.Data;

/// <summary>The type of a column of text, held as <c>ReadOnlyMemory&lt;char&gt;</c>.</summary>
public sealed class TextDataViewType : PrimitiveDataViewType
{
    private TextDataViewType()
        : base(typeof(ReadOnlyMemory<char>))
    {
    }

    /// <summary>The one instance.</summary>
    public static TextDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) => other is TextDataViewType;

    /// <inheritdoc/>
    public override string ToString() => "String";
}

namespace Microsoft.ML.Data;

/// <summary>Names the fields of a line that a member is loaded from, counted from 0.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>One field.</summary>
    public LoadColumnAttribute(int fieldIndex) => Ranges = [new TextLoader.Range(fieldIndex)];

    /// <summary>Fields from one to another, which is the last.</summary>
    public LoadColumnAttribute(int start, int end) => Ranges = [new TextLoader.Range(start, end)];

    /// <summary>Some fields.</summary>
    public LoadColumnAttribute(int[] columnIndexes) => Ranges = columnIndexes.Select(index => new TextLoader.Range(index)).ToArray();

    internal TextLoader.Range[] Ranges { get; }
}

namespace Microsoft.ML.Data;

/// <summary>Names the header fields of a member; it loads nothing by itself.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnNameAttribute : Attribute
{
    /// <summary>One field.</summary>
    public LoadColumnNameAttribute(string fieldName) => Names = [fieldName];

    /// <summary>Some fields.</summary>
    public LoadColumnNameAttribute(params string[] fieldNames) => Names = fieldNames;

    internal string[] Names { get; }
}

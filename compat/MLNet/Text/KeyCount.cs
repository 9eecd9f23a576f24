namespace Microsoft.ML.Data;

/// <summary>The number of values of a key that is loaded from text.</summary>
public sealed class KeyCount
{
    /// <summary>The number; null is unknown.</summary>
    public ulong? Count;

    /// <summary>An unknown number.</summary>
    public KeyCount()
    {
    }

    /// <summary>A known number.</summary>
    public KeyCount(ulong count) => Count = count;
}

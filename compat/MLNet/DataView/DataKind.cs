namespace Microsoft.ML.Data;

/// <summary>The kinds of values that text can be parsed into and types converted to.</summary>
public enum DataKind : byte
{
    /// <summary>Signed bytes.</summary>
    SByte = 1,

    /// <summary>Unsigned bytes.</summary>
    Byte = 2,

    /// <summary>Signed integers of 16 bits.</summary>
    Int16 = 3,

    /// <summary>Unsigned integers of 16 bits.</summary>
    UInt16 = 4,

    /// <summary>Signed integers of 32 bits.</summary>
    Int32 = 5,

    /// <summary>Unsigned integers of 32 bits.</summary>
    UInt32 = 6,

    /// <summary>Signed integers of 64 bits.</summary>
    Int64 = 7,

    /// <summary>Unsigned integers of 64 bits.</summary>
    UInt64 = 8,

    /// <summary>Floating point of 32 bits.</summary>
    Single = 9,

    /// <summary>Floating point of 64 bits.</summary>
    Double = 10,

    /// <summary>Text.</summary>
    String = 11,

    /// <summary>Booleans.</summary>
    Boolean = 12,

    /// <summary>Spans of time.</summary>
    TimeSpan = 13,

    /// <summary>Dates with times.</summary>
    DateTime = 14,

    /// <summary>Dates with times and offsets.</summary>
    DateTimeOffset = 15,
}

namespace Microsoft.ML.Runtime;

/// <summary>What a message may give away.</summary>
[Flags]
public enum MessageSensitivity
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The user's data.</summary>
    UserData = 1,

    /// <summary>Names and types of columns.</summary>
    Schema = 2,

    /// <summary>Anything.</summary>
    All = -1,

    /// <summary>Nobody knows.</summary>
    Unknown = -1,
}

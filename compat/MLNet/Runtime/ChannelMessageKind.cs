namespace Microsoft.ML.Runtime;

/// <summary>How grave a message is.</summary>
public enum ChannelMessageKind
{
    /// <summary>A detail.</summary>
    Trace = 0,

    /// <summary>News.</summary>
    Info = 1,

    /// <summary>A warning.</summary>
    Warning = 2,

    /// <summary>An error.</summary>
    Error = 3,
}

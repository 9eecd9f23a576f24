namespace Microsoft.ML.Runtime;

/// <summary>A text sent through a channel.</summary>
public readonly struct ChannelMessage
{
    /// <summary>How grave it is.</summary>
    public readonly ChannelMessageKind Kind;

    /// <summary>What it may give away.</summary>
    public readonly MessageSensitivity Sensitivity;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message)
    {
        if (string.IsNullOrEmpty(message))
            throw new ArgumentOutOfRangeException(nameof(message), "A message has text.");
        Kind = kind;
        Sensitivity = sensitivity;
        Message = message;
    }

    /// <summary>The text.</summary>
    public string Message { get; }
}

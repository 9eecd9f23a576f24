using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A message of the log.</summary>
public class LoggingEventArgs : EventArgs
{
    /// <summary>Makes a message that says nothing of itself.</summary>
    public LoggingEventArgs(string message) => Message = message;

    /// <summary>Makes a message.</summary>
    public LoggingEventArgs(string message, ChannelMessageKind kind, string source)
    {
        RawMessage = message;
        Kind = kind;
        Source = source;
        Message = $"[Source={source}, Kind={kind}] {message}";
    }

    /// <summary>The channel's name, after that of the component.</summary>
    public string Source { get; }

    /// <summary>How grave it is.</summary>
    public ChannelMessageKind Kind { get; }

    /// <summary>The text with source and kind in front.</summary>
    public string Message { get; }

    /// <summary>The text.</summary>
    public string RawMessage { get; }
}

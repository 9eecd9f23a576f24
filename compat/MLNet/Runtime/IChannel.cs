namespace Microsoft.ML.Runtime;

/// <summary>A channel for text.</summary>
public interface IChannel : IPipe<ChannelMessage>
{
    /// <summary>Sends a detail.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a detail.</summary>
    void Trace(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends an error.</summary>
    void Error(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends an error.</summary>
    void Error(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends a warning.</summary>
    void Warning(MessageSensitivity sensitivity, string fmt, params object[] args);

    /// <summary>Sends news.</summary>
    void Info(MessageSensitivity sensitivity, string fmt);

    /// <summary>Sends news.</summary>
    void Info(MessageSensitivity sensitivity, string fmt, params object[] args);
}

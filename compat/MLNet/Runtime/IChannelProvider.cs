namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for messages.</summary>
public interface IChannelProvider : IExceptionContext
{
    /// <summary>Opens a channel for text.</summary>
    IChannel Start(string name);

    /// <summary>Opens a channel for messages of another type.</summary>
    IPipe<TMessage> StartPipe<TMessage>(string name);
}

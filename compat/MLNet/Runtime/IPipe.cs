namespace Microsoft.ML.Runtime;

/// <summary>A channel for messages of one type.</summary>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    /// <summary>Sends a message.</summary>
    void Send(TMessage msg);
}

namespace Microsoft.ML.Runtime;

/// <summary>A channel for progress.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    /// <summary>Says what is measured, and how to measure it when somebody asks.</summary>
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    /// <summary>Reports metrics and progress now.</summary>
    void Checkpoint(params double?[] values);
}

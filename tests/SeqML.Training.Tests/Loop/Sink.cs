using SeqML.Training.Loop;

namespace SeqML.Training.Tests.Loop;

/// <summary>Takes reports at once, where Progress would send them to another thread.</summary>
internal sealed class Sink(Action<TrainingProgress> onReport) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => onReport(value);
}

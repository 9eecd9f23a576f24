using SeqML.Training.History;
using SeqML.Training.Metrics;

namespace SeqML.Training.Tests.History;

/// <summary>Histories to draw and write.</summary>
internal static class Histories
{
    /// <summary>Losses fall from 0.8; of the last step it is 1/32 exactly, of the last validation 3/8.</summary>
    public static TrainingHistory Of(int epochs, int stepsPerEpoch, bool validates = true) => new()
    {
        Epochs = [.. Enumerable.Range(1, epochs).Select(epoch => new EpochRecord
        {
            Epoch = epoch,
            Loss = 0.8 / epoch,
            Validation = validates ? new Validation(epoch == epochs ? 0.375 : 0.4 + 0.3 / epoch, new Metric("Accuracy", 1 - 0.5 / epoch), new Metric("MacroF1", 0.9 - 0.5 / epoch)) : null,
            LearningRate = 0.001,
            GradientNorm = 2,
            TokensPerSecond = 12_345,
            Seconds = 90,
            MemoryBytes = 200_000_000 + epoch * 1_000_000L,
        })],
        Steps = [.. Enumerable.Range(1, epochs * stepsPerEpoch).Select(step => new StepRecord(
            (step - 1) / stepsPerEpoch + 1, step, step == epochs * stepsPerEpoch ? 1 / 32d : 0.8 / (1 + 0.01 * step) + 0.05 * Math.Sin(step * 7), 0.001, Math.Exp(4 * Math.Sin(step)), 100, 0.01))],
        BestEpoch = epochs,
    };

    public static TrainingHistory Empty { get; } = new() { Epochs = [], Steps = [], BestEpoch = 0 };
}

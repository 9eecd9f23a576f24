using SeqML.Training.History;
using SeqML.Training.Metrics;

namespace SeqML.Training.Loop;

/// <summary>How a training went.</summary>
/// <param name="Epochs">The last report of every epoch that was finished.</param>
/// <param name="BestEpoch">The epoch whose weights the model has, from 1.</param>
/// <param name="WasCancelled">Whether it was ended from outside.</param>
/// <param name="TokensPerSecond">Tokens trained on a second, over all epochs, without validation.</param>
public sealed record TrainingResult(IReadOnlyList<TrainingProgress> Epochs, int BestEpoch, bool WasCancelled, double TokensPerSecond)
{
    /// <summary>What happened, step by step.</summary>
    public required TrainingHistory History { get; init; }

    /// <summary>Why it ended early, where a loss, a gradient or a weight was not finite; null where all were. The model has the last good weights.</summary>
    public string? Divergence => History.Divergence;

    /// <summary>Why the last checkpoint that was due could not be written; null where it was, or none was asked for. The training went on.</summary>
    public string? CheckpointFailure { get; init; }

    /// <summary>What calibration did, with the reliability of the probabilities before and after it; null where a model was not calibrated.</summary>
    public CalibrationReport? Calibration => History.Calibration;
}

namespace SeqML.Training.History;

/// <summary>What happened in a training, step by step and epoch by epoch.</summary>
public sealed record TrainingHistory
{
    /// <summary>The epochs that were finished.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The steps. Of a long training neighbours are put together into their means, so that there are never more than 16,384.</summary>
    public required IReadOnlyList<StepRecord> Steps { get; init; }

    /// <summary>The epoch whose weights the model has, from 1; 0 where it has none's.</summary>
    public required int BestEpoch { get; init; }
}

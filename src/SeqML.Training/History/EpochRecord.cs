using SeqML.Training.Metrics;

namespace SeqML.Training.History;

/// <summary>An epoch that was finished.</summary>
public sealed record EpochRecord
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>The mean loss of its steps.</summary>
    public required double Loss { get; init; }

    /// <summary>How well the model did afterwards; null where nothing was kept to validate on.</summary>
    public Validation? Validation { get; init; }

    /// <summary>The learning rate of its last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The mean norm of all gradients together, before clipping.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Tokens trained on a second, without validation.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>How long its steps took.</summary>
    public required double Seconds { get; init; }

    /// <summary>Bytes that the process had in memory at its end (its working set).</summary>
    public required long MemoryBytes { get; init; }
}

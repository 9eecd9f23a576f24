using SeqML.Training.Metrics;

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

    /// <summary>What calibration did, with the reliability of the probabilities before and after it; null where a model was not calibrated.</summary>
    public CalibrationReport? Calibration { get; init; }

    /// <summary>Why it ended early, where a loss, a gradient or a weight was not finite; null where all were.</summary>
    public string? Divergence { get; init; }

    /// <summary>The names of all metrics, in the order in which they come.</summary>
    internal IReadOnlyList<string> MetricNames =>
        [.. Epochs.SelectMany(epoch => epoch.Validation?.Metrics ?? []).Select(metric => metric.Name).Distinct()];

    /// <summary>Writes the epochs as CSV (RFC 4180): Epoch, Loss, ValidationLoss, a column for each metric, LearningRate, GradientNorm, TokensPerSecond, Seconds, MemoryBytes, IsBest.</summary>
    /// <param name="filePath">It is replaced where there is one. UTF-8; numbers in the invariant culture, empty where there is no validation.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveEpochsCsv(string filePath) => HistoryCsv.WriteEpochs(this, filePath);

    /// <summary>Writes the steps as CSV (RFC 4180): Epoch, Step, Loss, LearningRate, GradientNorm, Tokens, Seconds, TokensPerSecond, ManagedBytes.</summary>
    /// <param name="filePath">It is replaced where there is one. UTF-8; numbers in the invariant culture.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveStepsCsv(string filePath) => HistoryCsv.WriteSteps(this, filePath);

    /// <summary>Writes one self-contained page of HTML with the curves of the training, and the reliability diagram of one that was calibrated, for a browser.</summary>
    /// <param name="filePath">It is replaced where there is one.</param>
    /// <param name="page">What stands around the curves; null for nothing.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveHtml(string filePath, HistoryPage? page = null) => File.WriteAllText(filePath, (page ?? new HistoryPage()).ToHtml(this));

    /// <summary>The same history with fewer steps: neighbours are put together into their means.</summary>
    internal TrainingHistory Thinned(int mostSteps) => this with { Steps = StepLog.Thin(Steps, mostSteps) };

    /// <summary>What an epoch has for a metric; null where it has none.</summary>
    internal static double? MetricOf(EpochRecord epoch, string name)
    {
        foreach (var metric in epoch.Validation?.Metrics ?? [])
            if (metric.Name == name)
                return metric.Value;
        return null;
    }
}

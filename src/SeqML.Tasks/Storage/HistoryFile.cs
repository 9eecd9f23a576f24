using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Training.History;
using SeqML.Training.Metrics;

namespace SeqML.Tasks.Storage;

/// <summary>What history.json of a model says: the epochs, and steps as columns, of which neighbours are put together until there are few.</summary>
internal sealed record HistoryFile
{
    public const string Name = "history.json";

    /// <summary>A curve needs no more, and a small model stays small.</summary>
    private const int MostSteps = 1_000;

    public int BestEpoch { get; init; }

    public Epoch[]? Epochs { get; init; }

    public StepColumns? Steps { get; init; }

    /// <summary>Null where training did not diverge.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Divergence { get; init; }

    /// <summary>Null where the model was not calibrated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CalibrationReport? Calibration { get; init; }

    /// <summary>The file of a history; none where there is no history.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(TrainingHistory? history) =>
        history is null ? [] : [ModelFiles.Json(Name, From(history), HistoryFileJson.Default.HistoryFile)];

    /// <summary>The history of a model; null where it is older than histories, or was not trained here.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static TrainingHistory? Read(ModelFiles files)
    {
        if (!files.Has(Name))
            return null;
        var file = files.Read(Name, HistoryFileJson.Default.HistoryFile);
        if (file.Epochs is not { } epochs || file.Steps is not { } steps || epochs.Any(epoch => epoch is null || epoch.Metrics?.Any(metric => metric?.Name is null) == true))
            throw ModelFiles.Damaged($"its file '{Name}' has no epochs, no steps, or a metric without a name.");
        if (file.BestEpoch != 0 && !epochs.Any(epoch => epoch.Number == file.BestEpoch))
            throw ModelFiles.Damaged($"its file '{Name}' has {epochs.Length} epochs, and {file.BestEpoch}, the best one, is not among them.");
        return new TrainingHistory { BestEpoch = file.BestEpoch, Epochs = [.. epochs.Select(epoch => epoch.ToRecord())], Steps = steps.ToRecords(), Calibration = file.Calibration, Divergence = file.Divergence };
    }

    private static HistoryFile From(TrainingHistory history) => new()
    {
        BestEpoch = history.BestEpoch,
        Epochs = [.. history.Epochs.Select(Epoch.From)],
        Steps = StepColumns.From(history.Thinned(MostSteps).Steps),
        Calibration = history.Calibration,
        Divergence = history.Divergence,
    };

    /// <summary>An epoch.</summary>
    internal sealed record Epoch
    {
        [JsonPropertyName("epoch")]
        public int Number { get; init; }

        public double Loss { get; init; }

        public double ValidationLoss { get; init; }

        /// <summary>Null where nothing was kept to validate on.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Measure[]? Metrics { get; init; }

        public double LearningRate { get; init; }

        public double GradientNorm { get; init; }

        public double TokensPerSecond { get; init; }

        public double Seconds { get; init; }

        public long MemoryBytes { get; init; }

        public static Epoch From(EpochRecord epoch) => new()
        {
            Number = epoch.Epoch,
            Loss = epoch.Loss,
            ValidationLoss = epoch.Validation?.Loss ?? 0,
            Metrics = epoch.Validation is { } validation ? [.. validation.Metrics.Select(metric => new Measure { Name = metric.Name, Value = metric.Value, IsHigherBetter = metric.IsHigherBetter })] : null,
            LearningRate = epoch.LearningRate,
            GradientNorm = epoch.GradientNorm,
            TokensPerSecond = epoch.TokensPerSecond,
            Seconds = epoch.Seconds,
            MemoryBytes = epoch.MemoryBytes,
        };

        public EpochRecord ToRecord() => new()
        {
            Epoch = Number,
            Loss = Loss,
            Validation = Metrics is null ? null : new Validation(ValidationLoss, [.. Metrics.Select(metric => new Metric(metric.Name!, metric.Value, metric.IsHigherBetter))]),
            LearningRate = LearningRate,
            GradientNorm = GradientNorm,
            TokensPerSecond = TokensPerSecond,
            Seconds = Seconds,
            MemoryBytes = MemoryBytes,
        };
    }

    /// <summary>A metric.</summary>
    internal sealed record Measure
    {
        public string? Name { get; init; }

        public double Value { get; init; }

        public bool IsHigherBetter { get; init; }
    }

    /// <summary>Steps, a column each of what they have: in half the bytes of so many objects. Of what was measured the digits of a float are enough.</summary>
    internal sealed record StepColumns
    {
        public required int[] Epoch { get; init; }

        public required long[] Step { get; init; }

        public required float[] Loss { get; init; }

        public required float[] LearningRate { get; init; }

        public required float[] GradientNorm { get; init; }

        public required long[] Tokens { get; init; }

        public required float[] Seconds { get; init; }

        /// <summary>Null in models that are older than this column.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long[]? ManagedBytes { get; init; }

        public static StepColumns From(IReadOnlyList<StepRecord> steps) => new()
        {
            Epoch = [.. steps.Select(step => step.Epoch)],
            Step = [.. steps.Select(step => step.Step)],
            Loss = [.. steps.Select(step => (float)step.Loss)],
            LearningRate = [.. steps.Select(step => (float)step.LearningRate)],
            GradientNorm = [.. steps.Select(step => (float)step.GradientNorm)],
            Tokens = [.. steps.Select(step => step.Tokens)],
            Seconds = [.. steps.Select(step => (float)step.Seconds)],
            ManagedBytes = [.. steps.Select(step => step.ManagedBytes)],
        };

        public StepRecord[] ToRecords()
        {
            int[] lengths = [Epoch.Length, Step.Length, Loss.Length, LearningRate.Length, GradientNorm.Length, Tokens.Length, Seconds.Length, .. ManagedBytes is { } managed ? [managed.Length] : Array.Empty<int>()];
            if (lengths.Any(length => length != lengths[0]))
                throw ModelFiles.Damaged($"its file '{Name}' has columns of {string.Join(", ", lengths)} steps.");
            return [.. Enumerable.Range(0, lengths[0]).Select(i => new StepRecord(Epoch[i], Step[i], Loss[i], LearningRate[i], GradientNorm[i], Tokens[i], Seconds[i], ManagedBytes?[i] ?? 0))];
        }
    }
}

/// <summary>How history.json is written and read, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(HistoryFile))]
internal sealed partial class HistoryFileJson : JsonSerializerContext;

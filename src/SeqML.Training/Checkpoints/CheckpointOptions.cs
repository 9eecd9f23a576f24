namespace SeqML.Training.Checkpoints;

/// <summary>Where and how often the whole state of a training is written, so that it can go on after a crash or a stop as if there had been none.</summary>
/// <remarks>
/// The file "training.checkpoint" in the folder is replaced in one move when the next one is whole: whenever the process ends, there is a good one. A training that is
/// cancelled writes one, too. It is the same training if data, seed and options are the same, but for <see cref="Loop.TrainingOptions.Epochs"/> and <see cref="Loop.TrainingOptions.Patience"/>, which may be raised to go on
/// with one that has ended (Epochs not under a schedule that is spread over all of them), and the number of threads.
/// </remarks>
public sealed record CheckpointOptions
{
    internal const string FileName = "training.checkpoint";

    /// <summary>The folder. It is made where it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>Epochs from one checkpoint to the next.</summary>
    /// <value>1; at least 1.</value>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Minutes from one checkpoint to the next within an epoch: for long epochs.</summary>
    /// <value>Null: only epochs count. Above 0.</value>
    public double? EveryMinutes { get; init; }

    /// <summary>Whether training goes on from a checkpoint that is in the folder already.</summary>
    /// <value>True. False: it starts anew, and overwrites it.</value>
    public bool Resume { get; init; } = true;

    /// <summary>The file.</summary>
    internal string FilePath => Path.Combine(Folder, FileName);

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">The folder has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Folder))
            throw new ArgumentException("Expected a folder for checkpoints, found none.", nameof(Folder));
        Option.Require(EveryEpochs >= 1, nameof(EveryEpochs), EveryEpochs, "at least 1");
        Option.Require(EveryMinutes is null || (EveryMinutes > 0 && double.IsFinite(EveryMinutes.Value)), nameof(EveryMinutes), EveryMinutes, "above 0 and finite, or null");
    }

    /// <summary>The seed of the training whose checkpoint is in the folder and would be resumed; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged. The message names the file.</exception>
    public int? FindSeed() => Resume && File.Exists(FilePath) ? CheckpointFile.Read(FilePath, reader => CheckpointHeader.Read(reader).Seed) : null;
}

using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>The learning rate is multiplied by a factor every so many epochs. PyTorch's StepLR.</summary>
public sealed record StepDecay : Schedule
{
    /// <summary>The defaults.</summary>
    public StepDecay()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal StepDecay(int everyEpochs = 5, float factor = 0.1f) => (EveryEpochs, Factor) = (everyEpochs, factor);

    /// <summary>How many epochs it stays the same.</summary>
    /// <value>5; at least 1.</value>
    public int EveryEpochs { get; init; } = 5;

    /// <summary>What it is multiplied by then.</summary>
    /// <value>0.1, PyTorch's default; above 0, and at most 1.</value>
    public float Factor { get; init; } = 0.1f;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.Require(EveryEpochs >= 1, nameof(EveryEpochs), EveryEpochs, "at least 1");
        Option.Require(Factor is > 0 and <= 1, nameof(Factor), Factor, "above 0, and at most 1");
    }

    /// <inheritdoc/>
    public override RunningSchedule Start(long steps, long stepsPerEpoch) => new RunningCurve(step => Math.Pow(Factor, step / stepsPerEpoch / EveryEpochs));
}

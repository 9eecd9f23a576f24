using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>The learning rate rises evenly at first, and then stays as it is.</summary>
public sealed record LinearWarmUp : WarmUpSchedule
{
    /// <summary>The defaults.</summary>
    public LinearWarmUp()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal LinearWarmUp(float warmUpShare = 0.1f) => WarmUpShare = warmUpShare;

    /// <inheritdoc/>
    public override void Validate() => ValidateWarmUp();

    private protected override double After(long number, long warmUp, long steps) => 1;
}

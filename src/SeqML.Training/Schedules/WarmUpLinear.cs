using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>
/// The learning rate rises evenly at first, and then falls evenly: the step after the last would have 0. The way of BERT (Devlin et al. 2019, section A.2).
/// </summary>
public sealed record WarmUpLinear : WarmUpSchedule
{
    /// <summary>The defaults.</summary>
    public WarmUpLinear()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal WarmUpLinear(float warmUpShare = 0.1f) => WarmUpShare = warmUpShare;

    internal override bool IsSpread => true;

    /// <inheritdoc/>
    public override void Validate() => ValidateWarmUp();

    private protected override double After(long number, long warmUp, long steps) => Math.Max(0, steps + 1 - number) / (double)(steps + 1 - warmUp);
}

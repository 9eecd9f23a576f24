using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>
/// The learning rate rises evenly at first, and then falls along half a wave of the cosine (Loshchilov and Hutter 2017, equation 5, without restarts): the
/// step after the last would have <see cref="MinimumFactor"/>. PyTorch's LinearLR, and its CosineAnnealingLR after it.
/// </summary>
public sealed record WarmUpCosine : WarmUpSchedule
{
    /// <summary>The defaults.</summary>
    public WarmUpCosine()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal WarmUpCosine(float warmUpShare = 0.1f) => WarmUpShare = warmUpShare;

    /// <summary>What of the learning rate is left at the end.</summary>
    /// <value>0; from 0 to 1.</value>
    public float MinimumFactor { get; init; }

    internal override bool IsSpread => true;

    /// <inheritdoc/>
    public override void Validate()
    {
        ValidateWarmUp();
        Option.RequireShare(MinimumFactor);
    }

    private protected override double After(long number, long warmUp, long steps) => 
        MinimumFactor + (1 - MinimumFactor) * (1 + Math.Cos(Math.PI * Math.Min(1, (number - warmUp) / (double)(steps + 1 - warmUp)))) / 2;
}

using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>
/// The learning rate rises evenly at first, and then falls with the root of the steps (Vaswani et al. 2017, equation 3): a quarter of it is left after
/// sixteen times the warm-up. Unlike the other ways it does not depend on where training ends, but by <see cref="WarmUpSchedule.WarmUpShare"/>.
/// </summary>
/// <remarks>The paper's rate is <c>d^-0.5 min(n^-0.5, n W^-1.5)</c>. Here the rate of the options is that of the peak, <c>n = W</c>, whatever the size d of the model.</remarks>
public sealed record InverseSquareRoot : WarmUpSchedule
{
    /// <summary>The defaults.</summary>
    public InverseSquareRoot()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal InverseSquareRoot(float warmUpShare = 0.1f) => WarmUpShare = warmUpShare;

    /// <inheritdoc/>
    public override void Validate() => ValidateWarmUp();

    private protected override double After(long number, long warmUp, long steps) => Math.Sqrt(warmUp / (double)number);
}

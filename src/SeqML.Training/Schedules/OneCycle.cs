using System.Text.Json.Serialization;

namespace SeqML.Training.Schedules;

/// <summary>
/// The learning rate rises from a small one to the whole, and then falls to almost nothing (Smith and Topin 2018): the high rates between find wide
/// minima quickly. PyTorch's OneCycleLR in two phases, where the rate of the options is its max_lr; the momentum stays as it is.
/// </summary>
public sealed record OneCycle : Schedule
{
    /// <summary>The defaults.</summary>
    public OneCycle()
    {
    }

    /// <summary>What a file says.</summary>
    [JsonConstructor]
    internal OneCycle(float startShare = 0.3f, float divideBy = 25, float finalDivideBy = 1e4f) =>
        (StartShare, DivideBy, FinalDivideBy) = (startShare, divideBy, finalDivideBy);

    /// <summary>How much of the training the rate rises.</summary>
    /// <value>0.3, PyTorch's pct_start; from 0 to 1.</value>
    public float StartShare { get; init; } = 0.3f;

    /// <summary>How many times smaller the first step's rate is than the highest.</summary>
    /// <value>25, PyTorch's div_factor; at least 1.</value>
    public float DivideBy { get; init; } = 25;

    /// <summary>How many times smaller the last step's rate is than the first's.</summary>
    /// <value>10,000, PyTorch's final_div_factor; at least 1.</value>
    public float FinalDivideBy { get; init; } = 1e4f;

    /// <summary>Along which curve it rises and falls.</summary>
    /// <value><see cref="Annealing.Cosine"/>, PyTorch's default.</value>
    [JsonConverter(typeof(JsonStringEnumConverter<Annealing>))]
    public Annealing Annealing { get; init; }

    internal override bool IsSpread => true;

    /// <inheritdoc/>
    public override void Validate()
    {
        Option.RequireShare(StartShare);
        Option.Require(DivideBy >= 1 && float.IsFinite(DivideBy), nameof(DivideBy), DivideBy, "at least 1 and finite");
        Option.Require(FinalDivideBy >= 1 && float.IsFinite(FinalDivideBy), nameof(FinalDivideBy), FinalDivideBy, "at least 1 and finite");
        Option.Require(Enum.IsDefined(Annealing), nameof(Annealing), Annealing, "Cosine or Linear");
    }

    /// <inheritdoc/>
    public override RunningSchedule Start(long steps, long stepsPerEpoch)
    {
        var (peak, last) = (StartShare * (double)steps - 1, steps - 1); // steps from 0; the peak may lie between two
        var (first, final) = (1.0 / DivideBy, 1.0 / DivideBy / FinalDivideBy);
        return new RunningCurve(step => step <= peak
            ? Between(first, 1, peak > 0 ? step / peak : 1)
            : Between(1, final, Math.Min(1, (step - peak) / (last - peak))));
    }

    private double Between(double start, double end, double share) => Annealing == Annealing.Linear
        ? start + (end - start) * share
        : end + (start - end) / 2 * (1 + Math.Cos(Math.PI * share));
}

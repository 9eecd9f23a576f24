namespace SeqML.Training.Schedules;

/// <summary>
/// The learning rate rises evenly at first: with W steps of warm-up, step n (from 1) has n / W of it, until the last of them has all (Goyal et al. 2017,
/// section 2.2). Means of gradients and of their squares are made of few numbers at the start, and long steps by them do harm.
/// </summary>
public abstract record WarmUpSchedule : Schedule
{
    /// <summary>How much of the training is warm-up.</summary>
    /// <value>0.1: a tenth of the steps that the training has at the most; from 0 to 1. Ignored where <see cref="WarmUpSteps"/> is given.</value>
    public float WarmUpShare { get; init; } = 0.1f;

    /// <summary>How many steps are warm-up.</summary>
    /// <value>Null: as many as <see cref="WarmUpShare"/> says. At least 0; 0 and 1 are no warm-up: the first step has the whole rate.</value>
    public int? WarmUpSteps { get; init; }

    /// <summary>What is a share, is one of all steps.</summary>
    internal override bool IsSpread => WarmUpSteps is null;

    /// <inheritdoc/>
    public sealed override RunningSchedule Start(long steps, long stepsPerEpoch)
    {
        var warmUp = Math.Max(1, WarmUpSteps ?? (long)Math.Round(WarmUpShare * (double)steps));
        return new RunningCurve(step => step + 1 < warmUp ? (step + 1) / (double)warmUp : After(step + 1, warmUp, Math.Max(steps, warmUp)));
    }

    /// <summary>The factor from the end of the warm-up on, where it is 1.</summary>
    /// <param name="number">The step, counted from 1.</param>
    /// <param name="warmUp">The last step of the warm-up, at least 1.</param>
    /// <param name="steps">The last step of all, not before it.</param>
    private protected abstract double After(long number, long warmUp, long steps);

    /// <summary>Checks the options of the warm-up.</summary>
    private protected void ValidateWarmUp()
    {
        Option.RequireShare(WarmUpShare);
        Option.Require(WarmUpSteps is null or >= 0, nameof(WarmUpSteps), WarmUpSteps, "at least 0, or null");
    }
}

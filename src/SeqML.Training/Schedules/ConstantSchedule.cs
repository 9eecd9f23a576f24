namespace SeqML.Training.Schedules;

/// <summary>The learning rate stays as it is.</summary>
public sealed record ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override void Validate()
    {
    }

    /// <inheritdoc/>
    public override RunningSchedule Start(long steps, long stepsPerEpoch) => new Running();

    private sealed class Running : RunningSchedule
    {
        public override double Factor(long step) => 1;
    }
}

namespace SeqML.Training.Schedules;

/// <summary>A schedule that the step alone decides.</summary>
internal sealed class RunningCurve(Func<long, double> factor) : RunningSchedule
{
    public override double Factor(long step) => factor(step);
}

using SeqML.Training.Metrics;

namespace SeqML.Training.Schedules;

/// <summary>A schedule at work. Made by <see cref="Schedule.Start"/>.</summary>
public abstract class RunningSchedule
{
    /// <summary>What the learning rate of the options is multiplied by.</summary>
    /// <param name="step">The step of the whole training, from 0. Steps are asked for in their order, each once or several times.</param>
    public abstract double Factor(long step);

    /// <summary>Tells it how an epoch went.</summary>
    /// <param name="judged">The measure by which epochs are compared; null where there was no validation.</param>
    /// <param name="loss">The mean loss of the epoch's steps.</param>
    public virtual void AfterEpoch(Metric? judged, double loss)
    {
    }

    /// <summary>What it remembers beside the step: all that a checkpoint has to keep. As many numbers are set as were got.</summary>
    public virtual double[] State
    {
        get => [];
        set => ArgumentNullException.ThrowIfNull(value);
    }
}

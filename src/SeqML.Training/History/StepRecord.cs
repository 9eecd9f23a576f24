namespace SeqML.Training.History;

/// <summary>One step of the optimizer, or the mean of several where a history was thinned.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">Of the whole training, from 1; of several, the last.</param>
/// <param name="Loss">The batch's loss.</param>
/// <param name="LearningRate">What the step was made with.</param>
/// <param name="GradientNorm">The norm of all gradients together, before clipping.</param>
/// <param name="Tokens">How many tokens were trained on.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="ManagedBytes">Memory in objects at its end, those included that wait to be collected (<see cref="GC.GetTotalMemory"/>); of several steps, the most; 0 where it is not known. <see cref="EpochRecord.MemoryBytes"/> is the whole process.</param>
public readonly record struct StepRecord(int Epoch, long Step, double Loss, double LearningRate, double GradientNorm, long Tokens, double Seconds, long ManagedBytes = 0)
{
    /// <summary>Tokens trained on a second.</summary>
    public double TokensPerSecond => Tokens / Math.Max(Seconds, 1e-9);
}

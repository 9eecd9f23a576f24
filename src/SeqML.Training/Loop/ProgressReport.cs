namespace SeqML.Training.Loop;

/// <summary>Says where a training is.</summary>
internal sealed class ProgressReport(int epochs, int stepsPerEpoch, TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private TimeSpan before;

    /// <summary>Since training began, in all processes.</summary>
    public TimeSpan Elapsed => before + clock.GetElapsedTime(started);

    /// <summary>Counts what it took in processes before.</summary>
    public void GoOnFrom(TimeSpan elapsed) => before = elapsed;

    public TrainingProgress Of(LoopState state, bool isEnd)
    {
        var elapsed = Elapsed;
        var share = (state.Epoch - 1 + (double)state.Step / stepsPerEpoch) / epochs;
        return new TrainingProgress
        {
            Epoch = state.Epoch,
            Epochs = epochs,
            Step = state.Step,
            Steps = stepsPerEpoch,
            Loss = state.LossSum / state.Step,
            Validation = state.Epochs.Count > 0 ? state.Epochs[^1].Validation : null,
            TokensPerSecond = state.Tokens / Math.Max(state.Time.TotalSeconds, 1e-9),
            Elapsed = elapsed,
            TimeLeft = Left(elapsed, share),
            IsEndOfEpoch = isEnd,
        };
    }

    /// <summary>As long as it took for its share. "Until nothing gets better" may be more epochs than a time can tell.</summary>
    private static TimeSpan Left(TimeSpan elapsed, double share)
    {
        var ticks = elapsed.Ticks * ((1 - share) / share);
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}

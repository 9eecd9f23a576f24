using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Threading;
using SeqML.Training.Averaging;
using SeqML.Training.Checkpoints;
using SeqML.Training.History;
using SeqML.Training.Metrics;
using SeqML.Training.Schedules;

namespace SeqML.Training.Loop;

/// <summary>Trains: epochs of steps, a validation after each, the best weights at the end.</summary>
public sealed class TrainingLoop
{
    private readonly ITrainingTask task;
    private readonly TrainingOptions options;
    private readonly SeededRandom random;
    private readonly TimeProvider clock;
    private readonly Parameter[] parameters;
    private readonly TrainingStep step;
    private readonly RunningSchedule schedule;
    private readonly RunningAverage? average;
    private readonly Tape validationTape;
    private readonly WeightSnapshot best;
    private readonly StepLog log = new();
    private readonly CheckpointKeeper? keeper;
    private readonly ProgressReport report;
    private readonly int stepsPerEpoch;
    private LoopState state = new();
    private string? checkpointFailure;

    private TrainingLoop(ITrainingTask task, TrainingOptions options, SeededRandom random, TimeProvider clock, Workers workers)
    {
        (this.task, this.options, this.random, this.clock) = (task, options, random, clock);
        validationTape = new Tape(records: false, workers);
        parameters = [.. task.Parameters.Select(named => named.Parameter)];
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        stepsPerEpoch = (task.StepsPerEpoch + options.AccumulatedBatches - 1) / options.AccumulatedBatches;
        var optimizer = options.StartOptimizer(parameters, workers);
        schedule = options.Schedule.Start((long)options.Epochs * stepsPerEpoch, stepsPerEpoch);
        average = options.Averaging?.Start(parameters);
        step = new TrainingStep(task, options, parameters, optimizer, average, new Tape(records: true, workers));
        best = new WeightSnapshot(parameters);
        report = new ProgressReport(options.Epochs, stepsPerEpoch, clock);
        if (options.Checkpoints is { } checkpoints)
            keeper = new CheckpointKeeper(checkpoints, task, options, clock) { Parameters = parameters, Best = best, Optimizer = optimizer, Schedule = schedule, Average = average, Steps = log };
    }

    /// <summary>Trains the task's parameters in place.</summary>
    /// <param name="task">What is trained.</param>
    /// <param name="options">How.</param>
    /// <param name="random">Decides order and dropout.</param>
    /// <param name="clock">For speed and time left.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or the task has no metric of the name.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    /// <exception cref="InvalidOperationException">A loss, a gradient or a weight is not finite before the first epoch was done; or the checkpoint in the folder is of another training, or of more epochs.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged.</exception>
    /// <exception cref="IOException">The folder for checkpoints cannot be written to. (What fails later is told by <see cref="TrainingResult.CheckpointFailure"/>.)</exception>
    public static TrainingResult Run(ITrainingTask task, TrainingOptions options, SeededRandom random, TimeProvider clock)
    {
        options.Validate();
        using var workers = options.StartWorkers();
        return new TrainingLoop(task, options, random, clock, workers).Run();
    }

    private TrainingResult Run()
    {
        RequireMetric();
        Resume();
        var (cancelled, divergence) = (false, (string?)null);
        try
        {
            while (state.Epoch <= options.Epochs && state.Epoch - state.BestEpoch <= options.Patience)
                RunEpoch();
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            Save();
            if (state.BestEpoch == 0)
                throw;
            cancelled = true;
        }
        catch (DivergenceException error)
        {
            if (state.BestEpoch == 0)
                throw new InvalidOperationException(error.Message, error);
            divergence = error.Message;
        }
        best.Restore();
        var (tokens, time) = (state.TokensBefore + state.Tokens, state.TimeBefore + state.Time);
        return new TrainingResult(state.Reports, state.BestEpoch, cancelled, tokens / Math.Max(time.TotalSeconds, 1e-9))
        {
            CheckpointFailure = checkpointFailure,
            History = new() { Epochs = state.Epochs, Steps = log.ToArray(), BestEpoch = state.BestEpoch, Divergence = divergence },
        };
    }

    /// <summary>A metric's name is checked before the first epoch, not after it: by a validation of the weights that training begins with.</summary>
    private void RequireMetric()
    {
        if (options.Metric is null)
            return;
        var validation = task.Validate(validationTape, options.CancellationToken)
            ?? throw new ArgumentException($"Expected validation examples, on which the metric {options.Metric} is measured, found none. Keep some apart, or leave {nameof(options.Metric)} null.");
        validation.Of(options.Metric);
    }

    private void Resume()
    {
        keeper?.RequireWritable();
        if (keeper?.Restore() is not { } found)
            return;
        state = found;
        report.GoOnFrom(state.Elapsed);
        if (state.RandomAtStart.Count > 0 && (state.Step > 0 || state.StepsAreDone))
        {
            // The epoch's order is made again of the numbers that it was made of.
            random.State = state.RandomAtStart;
            task.StartEpoch(random);
        }
        random.State = state.Random;
    }

    private void RunEpoch()
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        if (state.Step == 0 && !state.StepsAreDone)
        {
            state.RandomAtStart = random.State;
            task.StartEpoch(random);
        }
        while (state.Step < stepsPerEpoch)
        {
            RunStep();
            if (state.Step == stepsPerEpoch)
                break;
            options.Progress?.Report(report.Of(state, isEnd: false));
            if (keeper is { IsDueWithinEpoch: true })
                Save();
            options.CancellationToken.ThrowIfCancellationRequested();
        }
        if (!state.StepsAreDone)
        {
            // The next step's loss would tell, but after the last there is none.
            if (!parameters.All(HasFiniteValues))
                throw Diverged("expected finite weights after it, found others");
            average?.AfterEpoch(state.Epoch);
            state.StepsAreDone = true;
        }
        Judge();
    }

    private void RunStep()
    {
        var began = clock.GetTimestamp();
        var first = state.Step * options.AccumulatedBatches;
        var index = (long)(state.Epoch - 1) * stepsPerEpoch + state.Step;
        state.LearningRate = options.LearningRate * schedule.Factor(index);
        state.Step++;
        if (!step.TryRun(first, Math.Min(options.AccumulatedBatches, task.StepsPerEpoch - first), (float)state.LearningRate, random, out var done))
            throw Diverged(FormattableString.Invariant($"expected a finite {(double.IsFinite(done.Loss) ? "gradient" : "loss")}, found {(double.IsFinite(done.Loss) ? done.GradientNorm : done.Loss)}"));
        var time = clock.GetElapsedTime(began);
        (state.LossSum, state.NormSum, state.Tokens, state.Time) = (state.LossSum + done.Loss, state.NormSum + done.GradientNorm, state.Tokens + done.Tokens, state.Time + time);
        log.Add(new StepRecord(state.Epoch, index + 1, done.Loss, state.LearningRate, done.GradientNorm, done.Tokens, time.TotalSeconds, GC.GetTotalMemory(forceFullCollection: false)));
    }

    /// <summary>Validates the weights, or their mean, and keeps them where they are the best so far.</summary>
    private void Judge()
    {
        average?.Show();
        try
        {
            var validation = task.Validate(validationTape, options.CancellationToken);
            if (validation is null || state.Best is null || IsBetter(validation, state.Best))
            {
                (state.BestEpoch, state.Best) = (state.Epoch, validation);
                best.Take();
            }
            state.Epochs.Add(EpochOf(validation));
        }
        finally
        {
            average?.Hide();
        }
        var ended = report.Of(state, isEnd: true);
        state.Reports.Add(ended);
        schedule.AfterEpoch(ended.Validation?.Of(options.Metric), ended.Loss);
        state.Advance();
        if (keeper is not null && (keeper.IsDueAfter(state.Epoch - 1) || state.Epoch > options.Epochs || state.Epoch - state.BestEpoch > options.Patience))
            Save();
        options.Progress?.Report(ended);
    }

    /// <summary>By the metric; of equals, by the loss.</summary>
    private bool IsBetter(Validation candidate, Validation known)
    {
        var (value, old) = (candidate.Of(options.Metric), known.Of(options.Metric));
        // What is no number is worse than any that is.
        if (double.IsNaN(value.Value) || double.IsNaN(old.Value))
            return !double.IsNaN(value.Value);
        return value.Value == old.Value ? candidate.Loss < known.Loss : value.Value > old.Value == value.IsHigherBetter;
    }

    private void Save()
    {
        // Weights that are no numbers are not worth keeping: the checkpoint before them is.
        if (keeper is null || !parameters.All(HasFiniteValues))
            return;
        state.Random = random.State;
        state.Elapsed = report.Elapsed;
        try
        {
            keeper.Save(state);
            checkpointFailure = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A disk that is full is no reason to throw away what was learned.
            checkpointFailure = FormattableString.Invariant($"The checkpoint of epoch {state.Epoch}, step {state.Step} could not be written: {error.Message}");
        }
    }

    private EpochRecord EpochOf(Validation? validation) => new()
    {
        Epoch = state.Epoch,
        Loss = state.LossSum / stepsPerEpoch,
        Validation = validation,
        LearningRate = state.LearningRate,
        GradientNorm = state.NormSum / stepsPerEpoch,
        TokensPerSecond = state.Tokens / Math.Max(state.Time.TotalSeconds, 1e-9),
        Seconds = state.Time.TotalSeconds,
        MemoryBytes = Environment.WorkingSet,
    };

    private DivergenceException Diverged(string expectation) => new(FormattableString.Invariant(
        $"Training stopped at epoch {state.Epoch}, step {state.Step}: {expectation}. Try a smaller LearningRate (it is {options.LearningRate}) or MaximumGradientNorm (it is {options.MaximumGradientNorm}){(keeper is null ? "" : ", with another folder for checkpoints, or with Resume set to false: the training in this one is of these options")}."));

    private static bool HasFiniteValues(Parameter parameter)
    {
        foreach (var value in parameter.Tensor.Values)
            if (!float.IsFinite(value))
                return false;
        return true;
    }
}

using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Threading;
using SeqML.Training.Metrics;
using SeqML.Training.Optimizers;
using SeqML.Training.Schedules;

namespace SeqML.Training.Loop;

/// <summary>Trains: epochs of steps, a validation after each, the best weights at the end.</summary>
public sealed class TrainingLoop
{
    /// <summary>Beyond it, the parts of a step become too small for what it takes to hand them out.</summary>
    private const int MostThreadsByDefault = 8;

    private readonly ITrainingTask task;
    private readonly TrainingOptions options;
    private readonly SeededRandom random;
    private readonly TimeProvider clock;
    private readonly Parameter[] parameters;
    private readonly RunningOptimizer optimizer;
    private readonly RunningSchedule schedule;
    private readonly Tape tape;
    private readonly Tape validationTape;
    private readonly List<TrainingProgress> finished = [];
    private readonly long started;
    private TimeSpan trained;
    private long tokensTrained;

    private TrainingLoop(ITrainingTask task, TrainingOptions options, SeededRandom random, TimeProvider clock, Workers workers)
    {
        (this.task, this.options, this.random, this.clock) = (task, options, random, clock);
        (tape, validationTape) = (new Tape(records: true, workers), new Tape(records: false, workers));
        parameters = [.. task.Parameters.Select(named => named.Parameter)];
        // Decay is for matrices: a bias has nothing to overfit with, and a rare word's vector would fade unread.
        var decaying = parameters.ToLookup(parameter => parameter.TouchedRows is null && parameter.Tensor.Shape.Rank >= 2);
        optimizer = options.Optimizer.Start([new([.. decaying[true]], options.WeightDecay), new([.. decaying[false]], 0)], workers);
        schedule = options.Schedule.Start((long)options.Epochs * task.StepsPerEpoch, task.StepsPerEpoch);
        started = clock.GetTimestamp();
    }

    /// <summary>Trains the task's parameters in place.</summary>
    /// <param name="task">What is trained.</param>
    /// <param name="options">How.</param>
    /// <param name="random">Decides order and dropout.</param>
    /// <param name="clock">For speed and time left.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled before the first epoch was done.</exception>
    /// <exception cref="InvalidOperationException">The loss of a step, or a weight at the end of an epoch, is not finite.</exception>
    public static TrainingResult Run(ITrainingTask task, TrainingOptions options, SeededRandom random, TimeProvider clock)
    {
        options.Validate();
        using var workers = new Workers(options.Threads ?? Math.Min(Environment.ProcessorCount, MostThreadsByDefault));
        return new TrainingLoop(task, options, random, clock, workers).Run();
    }

    private TrainingResult Run()
    {
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        var best = new WeightSnapshot(parameters);
        var (bestEpoch, bestValidation, cancelled) = (0, (Validation?)null, false);
        try
        {
            for (var epoch = 1; epoch <= options.Epochs && epoch - bestEpoch <= options.Patience; epoch++)
            {
                var report = RunEpoch(epoch);
                finished.Add(report);
                options.Progress?.Report(report);
                schedule.AfterEpoch(report.Validation?.Of(options.Metric), report.Loss);
                if (report.Validation is { } validation && bestValidation is not null && !IsBetter(validation, bestValidation))
                    continue;
                (bestEpoch, bestValidation) = (epoch, report.Validation);
                best.Take();
            }
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested && bestEpoch > 0)
        {
            cancelled = true;
        }
        best.Restore();
        return new TrainingResult(finished, bestEpoch, cancelled, tokensTrained / Math.Max(trained.TotalSeconds, 1e-9));
    }

    /// <summary>By the metric; of equals, by the loss.</summary>
    private bool IsBetter(Validation candidate, Validation best)
    {
        var (value, old) = (candidate.Of(options.Metric), best.Of(options.Metric));
        return value.Value == old.Value ? candidate.Loss < best.Loss : value.Value > old.Value == value.IsHigherBetter;
    }

    private TrainingProgress RunEpoch(int epoch)
    {
        task.StartEpoch(random);
        var (epochStarted, epochTokens, lossSum) = (clock.GetTimestamp(), 0L, 0d);
        for (var step = 0; step < task.StepsPerEpoch; step++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            lossSum += RunStep(epoch, step, out var size);
            epochTokens += size.Tokens;
            if (options.Progress is not null && step + 1 < task.StepsPerEpoch)
                options.Progress.Report(Report(epoch, step + 1, lossSum, epochTokens, clock.GetElapsedTime(epochStarted), finished.Count > 0 ? finished[^1].Validation : null, false));
        }
        // The next step's loss would tell, but after the last there is none.
        if (!parameters.All(HasFiniteValues))
            throw Diverged(epoch, task.StepsPerEpoch, "finite weights after it, found others");
        var time = clock.GetElapsedTime(epochStarted);
        trained += time;
        tokensTrained += epochTokens;
        var validation = task.Validate(validationTape, options.CancellationToken);
        return Report(epoch, task.StepsPerEpoch, lossSum, epochTokens, time, validation, true);
    }

    private double RunStep(int epoch, int step, out BatchSize size)
    {
        var loss = task.Loss(tape, step, random, out size);
        var value = loss.Item;
        if (!float.IsFinite(value))
            throw Diverged(epoch, step + 1, FormattableString.Invariant($"a finite loss, found {value}"));
        tape.Backward(loss);
        var scale = GradientNorm.ClippingScale(GradientNorm.Measure(parameters), options.MaximumGradientNorm);
        optimizer.Step((float)(options.LearningRate * schedule.Factor((long)(epoch - 1) * task.StepsPerEpoch + step)), scale);
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        tape.Reset();
        return value;
    }

    private InvalidOperationException Diverged(int epoch, int step, string expectation) => new(FormattableString.Invariant(
        $"Training stopped at epoch {epoch}, step {step}: expected {expectation}. Try a smaller LearningRate (it is {options.LearningRate}) or MaximumGradientNorm (it is {options.MaximumGradientNorm})."));

    private static bool HasFiniteValues(Parameter parameter)
    {
        foreach (var value in parameter.Tensor.Values)
            if (!float.IsFinite(value))
                return false;
        return true;
    }

    private TrainingProgress Report(int epoch, int step, double lossSum, long tokens, TimeSpan time, Validation? validation, bool isEnd)
    {
        var elapsed = clock.GetElapsedTime(started);
        var share = (epoch - 1 + (double)step / task.StepsPerEpoch) / options.Epochs;
        return new TrainingProgress
        {
            Epoch = epoch,
            Epochs = options.Epochs,
            Step = step,
            Steps = task.StepsPerEpoch,
            Loss = lossSum / step,
            Validation = validation,
            TokensPerSecond = tokens / Math.Max(time.TotalSeconds, 1e-9),
            Elapsed = elapsed,
            TimeLeft = elapsed * ((1 - share) / share),
            IsEndOfEpoch = isEnd,
        };
    }
}

using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.Engine.Threading;
using SeqML.Training.Loop;

namespace SeqML.Training.LearningRates;

/// <summary>Trains for a while with a learning rate that grows from step to step, looks at the loss, and puts all weights back. (The range test of Smith 2017.)</summary>
public static class LearningRateRangeTest
{
    /// <summary>How much of the mean loss is kept at a step.</summary>
    private const double Smoothing = 0.9;

    /// <summary>A smoothed loss of so many times the best one is an explosion.</summary>
    private const double Explosion = 4;

    /// <summary>Tries the learning rates.</summary>
    /// <param name="task">What is to be trained.</param>
    /// <param name="options">How: optimizer, clipping, accumulation and threads are used; rate, schedule and epochs are not.</param>
    /// <param name="range">Which rates.</param>
    /// <param name="random">Decides order and dropout.</param>
    /// <exception cref="OperationCanceledException">It was cancelled. All weights are as they were.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite in the first steps, or falls at no rate.</exception>
    public static LearningRateCurve Run(ITrainingTask task, TrainingOptions options, LearningRateRange range, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(random);
        options.Validate();
        range.Validate();
        Parameter[] parameters = [.. task.Parameters.Select(named => named.Parameter)];
        var before = new WeightSnapshot(parameters);
        before.Take();
        try
        {
            using var workers = options.StartWorkers();
            var points = Try(task, options, range, random, parameters, workers);
            return points.Count >= 3
                ? new LearningRateCurve(points, Steepest(points, range))
                : throw new InvalidOperationException(FormattableString.Invariant(
                    $"Expected a finite loss in the first steps of the range test, found others from a learning rate of {range.RateAt(points.Count)} on. Try a smaller Minimum (it is {range.Minimum})."));
        }
        finally
        {
            foreach (var parameter in parameters)
                parameter.ClearGradient();
            before.Restore();
        }
    }

    private static List<LearningRatePoint> Try(ITrainingTask task, TrainingOptions options, LearningRateRange range, SeededRandom random, Parameter[] parameters, Workers workers)
    {
        foreach (var parameter in parameters)
            parameter.ClearGradient();
        var step = new TrainingStep(task, options, parameters, options.StartOptimizer(parameters, workers), average: null, new Tape(records: true, workers));
        var points = new List<LearningRatePoint>();
        var (batch, mean, weight, best) = (task.StepsPerEpoch, 0d, 0d, double.PositiveInfinity);
        for (var i = 0; i < range.Steps; i++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            if (batch >= task.StepsPerEpoch)
            {
                task.StartEpoch(random);
                batch = 0;
            }
            var rate = range.RateAt(i);
            if (!step.TryRun(batch, Math.Min(options.AccumulatedBatches, task.StepsPerEpoch - batch), rate, random, out var outcome))
                break;
            batch += options.AccumulatedBatches;
            // An exponential mean, freed of its start at zero as Adam's are.
            (mean, weight) = (Smoothing * mean + (1 - Smoothing) * outcome.Loss, Smoothing * weight + (1 - Smoothing));
            var smoothed = mean / weight;
            points.Add(new LearningRatePoint(rate, outcome.Loss, smoothed));
            best = Math.Min(best, smoothed);
            if (i > range.Steps / 10 && smoothed > Explosion * best)
                break;
        }
        return points;
    }

    /// <summary>The rate before the lowest loss at which the loss falls the fastest, over the logarithm of the rate.</summary>
    private static float Steepest(List<LearningRatePoint> points, LearningRateRange range)
    {
        var lowest = 0;
        for (var i = 1; i < points.Count; i++)
            if (points[i].SmoothedLoss < points[lowest].SmoothedLoss)
                lowest = i;
        // A mean of what was before lags behind; taken backwards once more, it does not.
        var smooth = new double[lowest + 1];
        for (var i = lowest; i >= 0; i--)
            smooth[i] = i == lowest ? points[i].SmoothedLoss : Smoothing * smooth[i + 1] + (1 - Smoothing) * points[i].SmoothedLoss;
        // Rates stand at equal distances, so differences of the loss are slopes. They are taken over some points: one is noise.
        var reach = Math.Max(1, points.Count / 20);
        var (steepest, slope) = (-1, 0d);
        for (var i = reach; i + reach <= lowest; i++)
        {
            var here = smooth[i + reach] - smooth[i - reach];
            if (here < slope)
                (steepest, slope) = (i, here);
        }
        return steepest >= 0 ? points[steepest].LearningRate : throw new InvalidOperationException(FormattableString.Invariant(
            $"Expected a loss that falls at some learning rate, found none that does between {points[0].LearningRate} and {points[^1].LearningRate}. Try a smaller Minimum (it is {range.Minimum}) or more Steps (they are {range.Steps})."));
    }
}

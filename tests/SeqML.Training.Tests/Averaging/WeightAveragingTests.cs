using SeqML.TestKit;
using SeqML.Training.Averaging;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;
using SeqML.Training.Tests.Loop;

namespace SeqML.Training.Tests.Averaging;

public sealed class WeightAveragingTests
{
    private static readonly int[][] Batches = [[0, 1, 2], [2, 3], [4, 0, 4], [5, 6, 7]];

    /// <summary>Rows of the table move in a few steps only; their mean has to move in all of them.</summary>
    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.999f)]
    public void The_exponential_mean_is_the_one_that_takes_all_weights_at_each_step(float decay)
    {
        const int epochs = 3;
        var passed = Weights(epochs);
        var expected = Array.ConvertAll(passed[0], value => (double)value);
        for (var step = 1; step < passed.Count; step++)
        {
            var kept = Math.Min((double)decay, (1d + step) / (10d + step));
            for (var i = 0; i < expected.Length; i++)
                expected[i] = kept * expected[i] + (1 - kept) * passed[step][i];
        }
        var task = new TableTask(Batches);
        TrainingLoop.Run(task, Options(epochs) with { Averaging = new ExponentialAveraging { Decay = decay } }, new(1), new FakeClock());
        Expect.AllClose(expected, task.Weights, Tolerance.Operation, "mean");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void The_stochastic_mean_is_that_of_the_ends_of_epochs_from_the_first_asked_for(int first)
    {
        const int epochs = 5;
        var passed = Weights(epochs);
        var ends = Enumerable.Range(1, epochs).Select(epoch => passed[epoch * Batches.Length]).ToArray();
        var taken = first > epochs ? ends[^1..] : ends[(first - 1)..];
        double[] expected = [.. Enumerable.Range(0, ends[0].Length).Select(i => taken.Average(weights => (double)weights[i]))];
        var task = new TableTask(Batches);
        TrainingLoop.Run(task, Options(epochs) with { Averaging = new StochasticAveraging { FirstEpoch = first } }, new(1), new FakeClock());
        Expect.AllClose(expected, task.Weights, Tolerance.Operation, "mean");
    }

    [Fact]
    public void Validation_sees_the_mean_and_training_goes_on_from_the_weights()
    {
        var (seen, trained) = (new List<float[]>(), new List<float[]>());
        TableTask task = null!;
        task = new TableTask(Batches)
        {
            OnStep = step => { if (step == 0) trained.Add(task.Weights); },
            OnValidate = () => { seen.Add(task.Weights); return new Validation(1, new Metric("Accuracy", seen.Count)); },
        };
        TrainingLoop.Run(task, Options(4) with { Averaging = new StochasticAveraging { FirstEpoch = 1 } }, new(1), new FakeClock());
        var passed = Weights(4);
        for (var epoch = 0; epoch < 4; epoch++)
            Expect.SameBits(passed[epoch * Batches.Length], trained[epoch], $"weights before epoch {epoch + 1}");
        Assert.NotEqual(passed[4 * Batches.Length], seen[3]);
        Expect.SameBits(seen[3], task.Weights, "the model");
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialAveraging { Decay = 1 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialAveraging { Decay = 0 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialAveraging { Decay = float.NaN }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new StochasticAveraging { FirstEpoch = 0 }.Validate());
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingOptions { Averaging = new StochasticAveraging { FirstEpoch = 0 } }.Validate());
    }

    private static TrainingOptions Options(int epochs) => new() { Epochs = epochs, LearningRate = 0.1f };

    /// <summary>The weights before each step of a plain training, and those at its end.</summary>
    private static List<float[]> Weights(int epochs)
    {
        var passed = new List<float[]>();
        TableTask task = null!;
        task = new TableTask(Batches) { OnStep = _ => passed.Add(task.Weights) };
        TrainingLoop.Run(task, Options(epochs), new(1), new FakeClock());
        return [.. passed, task.Weights];
    }
}

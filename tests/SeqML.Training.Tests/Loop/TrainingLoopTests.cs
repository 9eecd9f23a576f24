using SeqML.Engine.Autograd;
using SeqML.Engine.Randomness;
using SeqML.TestKit;
using SeqML.Training.Loop;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Loop;

public sealed class TrainingLoopTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(4, 3)]
    public void Every_epoch_has_all_its_steps_and_a_validation(int epochs, int steps)
    {
        var task = new FakeTask { StepsPerEpoch = steps };
        var result = Run(task, new() { Epochs = epochs });
        Assert.Equal((epochs, epochs * steps, epochs), (task.Epochs, task.Steps, task.WeightsAtEnd.Count));
        Assert.Equal(Enumerable.Range(1, epochs), result.Epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void It_learns()
    {
        var result = Run(new FakeTask { StepsPerEpoch = 1 }, new() { Epochs = 100, LearningRate = 0.05f });
        Assert.InRange(result.Epochs[^1].Loss, 0, result.Epochs[0].Loss / 4);
    }

    [Theory]
    [InlineData(float.PositiveInfinity)]
    [InlineData(0.5f)]
    public void A_step_is_loss_gradient_clipping_and_adamw(float limit)
    {
        var options = new TrainingOptions { Epochs = 4, LearningRate = 0.02f, WeightDecay = 0.1f, MaximumGradientNorm = limit };
        var (trained, expected) = (new FakeTask(), new FakeTask());
        Run(trained, options);

        Parameter[] parameters = [.. expected.Parameters.Select(named => named.Parameter)];
        var matrices = parameters.Where(parameter => parameter.TouchedRows is null && parameter.Tensor.Shape.Rank == 2).ToArray();
        var optimizer = new AdamW().Start([new(matrices, 0.1f), new([.. parameters.Except(matrices)], 0)]);
        var random = new SeededRandom(1);
        for (var epoch = 0; epoch < 4; epoch++)
        {
            expected.StartEpoch(random);
            for (var step = 0; step < 3; step++)
            {
                foreach (var parameter in parameters)
                    parameter.ClearGradient();
                var tape = new Tape(records: true);
                tape.Backward(expected.Loss(tape, step, random, out _));
                optimizer.Step(0.02f, GradientNorm.ClippingScale(GradientNorm.Measure(parameters), limit));
            }
        }
        Expect.SameBits(expected.Weights, trained.Weights, "weights");
    }

    [Fact]
    public void Only_matrices_decay()
    {
        var task = new FakeTask();
        Run(task, new() { Epochs = 2, LearningRate = 0.1f, WeightDecay = 0.5f });
        float[] Values(string name) => task.Parameters.Single(named => named.Name == name).Parameter.Tensor.Values.ToArray();
        Expect.AllClose([.. Enumerable.Repeat(Math.Pow(1 - 0.1 * 0.5, 6), 4)], Values("unread.matrix"), Tolerance.Operation, "matrix");
        Assert.Equal([1, 1], Values("unread.vector"));
        Assert.Equal([1, 1, 1, 1], Values("unread.table"));
    }

    [Fact]
    public void Gradients_from_before_have_no_part()
    {
        var (clean, dirty) = (new FakeTask(), new FakeTask());
        foreach (var (_, parameter) in dirty.Parameters)
        {
            parameter.ClearGradient();
            parameter.TouchedRows?.Add(1);
            parameter.Tensor.Gradient[parameter.Tensor.Shape.Rank == 2 ? parameter.Tensor.Shape.Columns : 0] = 100; // in row 1
        }
        Run(clean, new() { Epochs = 1 });
        Run(dirty, new() { Epochs = 1 });
        Expect.SameBits(clean.Weights, dirty.Weights, "weights");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_loss_that_is_not_finite_ends_it_with_epoch_step_and_advice(float loss)
    {
        var task = new FakeTask { OnStep = (epoch, step) => (epoch, step) == (1, 3) ? loss : null };
        var options = new TrainingOptions { Epochs = 4, LearningRate = 0.25f, MaximumGradientNorm = 7 };
        var error = Assert.Throws<InvalidOperationException>(() => Run(task, options));
        var place = FormattableString.Invariant($"epoch 1, step 3: expected a finite loss, found {loss}");
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate (it is 0.25)", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaximumGradientNorm (it is 7)", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, task.Steps);
    }

    [Fact]
    public void After_a_good_epoch_it_ends_with_that_epochs_weights_and_says_why()
    {
        var task = new FakeTask { OnStep = (epoch, step) => (epoch, step) == (3, 2) ? float.NaN : null };
        var result = Run(task, new() { Epochs = 5 });
        Assert.Contains("epoch 3, step 2: expected a finite loss, found NaN", result.Divergence, StringComparison.Ordinal);
        Assert.Equal((2, 2, false), (result.BestEpoch, result.Epochs.Count, result.WasCancelled));
        Expect.SameBits(task.WeightsAtEnd[1], task.Weights, "weights");
        Assert.Null(Run(new FakeTask(), new() { Epochs = 1 }).Divergence);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_changes_no_weight()
    {
        var task = new FakeTask { Spoils = (epoch, step) => (epoch, step) == (2, 1) };
        var result = Run(task, new() { Epochs = 3 });
        Assert.Contains("epoch 2, step 1: expected a finite gradient", result.Divergence, StringComparison.Ordinal);
        Expect.SameBits(task.WeightsAtEnd[0], task.Weights, "weights");
    }

    /// <summary>No loss is computed after the last step: without a look at the weights, the model would be saved and never loaded.</summary>
    [Fact]
    public void Weights_that_are_not_finite_after_the_last_step_end_it_too()
    {
        var options = new TrainingOptions { Epochs = 1, LearningRate = float.MaxValue };
        var error = Assert.Throws<InvalidOperationException>(() => Run(new FakeTask { StepsPerEpoch = 1 }, options));
        Assert.Contains("epoch 1, step 1: expected finite weights", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_to_the_last_bit_and_another_seed_others()
    {
        float[] Train(int seed)
        {
            var task = new FakeTask();
            TrainingLoop.Run(task, new() { Epochs = 5 }, new(seed), new FakeClock());
            return task.Weights;
        }

        Expect.SameBits(Train(1), Train(1), "weights");
        Assert.NotEqual(Train(1), Train(2));
    }

    [Fact]
    public void Being_watched_changes_no_weight()
    {
        var (alone, watched) = (new FakeTask(), new FakeTask());
        Run(alone, new() { Epochs = 3 });
        Run(watched, new() { Epochs = 3, Progress = new Sink(_ => { }), CancellationToken = new CancellationTokenSource().Token });
        Expect.SameBits(alone.Weights, watched.Weights, "weights");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_steady_step_allocates_nothing_but_its_report(bool reports)
    {
        // Of each step of the last epoch the least in several runs: Allocations says why.
        var least = Enumerable.Repeat(long.MaxValue, 19).ToArray();
        for (var run = 0; run < 5; run++)
        {
            var allocated = new long[60];
            var steps = 0;
            var task = new FakeTask
            {
                StepsPerEpoch = 20,
                OnStep = (_, _) => { allocated[steps++] = GC.GetAllocatedBytesForCurrentThread(); return null; },
            };
            Run(task, new() { Epochs = 3, Progress = reports ? new Sink(_ => { }) : null });
            for (var step = 0; step < 19; step++)
                least[step] = Math.Min(least[step], allocated[41 + step] - allocated[40 + step]);
        }
        Assert.All(least, bytes => Assert.InRange(bytes, reports ? 1 : 0, reports ? 200 : 0));
    }

    private static TrainingResult Run(FakeTask task, TrainingOptions options) => TrainingLoop.Run(task, options, new(1), new FakeClock());
}

using SeqML.TestKit;
using SeqML.Training.Loop;
using SeqML.Training.Optimizers;

namespace SeqML.Training.Tests.Loop;

public sealed class AccumulationTests
{
    private static readonly int[][] Small = [[0, 1, 2, 3], [4, 5, 4], [6], [7, 8, 9, 10, 0]];

    [Fact]
    public void Small_batches_are_as_one_large()
    {
        var (together, apart, alone) = (new TableTask([.. Small.SelectMany(batch => batch)]), new TableTask(Small), new TableTask(Small));
        var large = Run(together, new() { Epochs = 5 });
        var small = Run(apart, new() { Epochs = 5, AccumulatedBatches = 4 });
        Run(alone, new() { Epochs = 5 });
        Expect.AllClose([.. together.Weights.Select(value => (double)value)], apart.Weights, Tolerance.Operation, "weights");
        Assert.NotEqual(together.Weights, alone.Weights);
        for (var epoch = 0; epoch < 5; epoch++)
        {
            Assert.Equal(large.History.Steps[epoch].Loss, small.History.Steps[epoch].Loss, 1e-5);
            Assert.Equal(large.History.Steps[epoch].GradientNorm, small.History.Steps[epoch].GradientNorm, 1e-5);
            Assert.Equal(13, small.History.Steps[epoch].Tokens);
        }
    }

    [Fact]
    public void Clipping_is_of_the_large_batch()
    {
        var (together, apart) = (new TableTask([.. Small.SelectMany(batch => batch)]), new TableTask(Small));
        var options = new TrainingOptions { Epochs = 3, MaximumGradientNorm = 0.05f, MaximumGradientValue = 0.02f, Optimizer = new AdamW { Epsilon = 1 } };
        Run(together, options);
        Run(apart, options with { AccumulatedBatches = 4 });
        Expect.AllClose([.. together.Weights.Select(value => (double)value)], apart.Weights, Tolerance.Operation, "weights");
    }

    [Fact]
    public void The_last_step_of_an_epoch_takes_the_batches_that_are_left()
    {
        var result = Run(new TableTask(Small), new() { Epochs = 2, AccumulatedBatches = 3 });
        Assert.Equal([8, 5, 8, 5], result.History.Steps.Select(step => step.Tokens));
        Assert.Equal(2, result.Epochs[0].Steps);
    }

    private static TrainingResult Run(TableTask task, TrainingOptions options) => TrainingLoop.Run(task, options with { LearningRate = 0.1f }, new(1), new FakeClock());
}

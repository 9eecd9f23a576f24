using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Layers.Losses;
using SeqML.TestKit;

namespace SeqML.Layers.Tests.Losses;

/// <summary>What golden files do not show: what is refused, what nothing is worth, and memory.</summary>
public sealed class LossTests
{
    private readonly Tape tape = new(records: true);

    [Fact]
    public void Rows_that_are_all_passed_over_or_weigh_nothing_cost_nothing_and_have_no_gradient()
    {
        foreach (var loss in new CrossEntropyLoss[] { new(ignoreIndex: 7), new([1, 1, 0], ignoreIndex: 7), new([1, 1, 0], 7, labelSmoothing: 0.2f) })
        {
            tape.Reset();
            var x = Matrix(2, 3, 1, 2, 3, 4, 5, 6);
            var value = loss.Forward(tape, x, [7, 7]);
            tape.Backward(value);
            Assert.Equal(0, value.Item);
            Assert.All(x.Gradient.ToArray(), gradient => Assert.Equal(0, gradient));
        }
        tape.Reset();
        Assert.Equal(0, new CrossEntropyLoss([1, 1, 0]).Forward(tape, Matrix(1, 3, 1, 2, 3), [2]).Item);
    }

    [Fact]
    public void An_infinite_logit_of_another_class_or_of_a_met_target_costs_nothing()
    {
        Assert.Equal(0, new CrossEntropyLoss(ignoreIndex: -1).Forward(tape, Matrix(1, 2, float.NegativeInfinity, 3), [1]).Item);
        Assert.Equal(0, new BinaryCrossEntropyLoss().Forward(tape, Matrix(1, 2, float.NegativeInfinity, float.PositiveInfinity), [0, 1]).Item);
    }

    [Fact]
    public void A_row_that_is_passed_over_changes_no_bit()
    {
        var loss = new CrossEntropyLoss([1, 2, 3], ignoreIndex: -100, labelSmoothing: 0.1f);
        var alone = loss.Forward(tape, Matrix(1, 3, 1, 2, 3), [1]).Item;
        Assert.Equal(alone, loss.Forward(tape, Matrix(2, 3, 1, 2, 3, float.NaN, 1e30f, 2), [1, -100]).Item);
    }

    [Fact]
    public void Weights_are_copied()
    {
        float[] weights = [1, 2];
        var loss = new CrossEntropyLoss(weights);
        var before = loss.Forward(tape, Matrix(2, 2, 1, 2, 3, 5), [0, 1]).Item;
        weights[0] = 100;
        Assert.Equal(before, loss.Forward(tape, Matrix(2, 2, 1, 2, 3, 5), [0, 1]).Item);
    }

    [Fact]
    public void A_small_loss_keeps_its_digits()
    {
        Expect.Close(Math.Exp(-40), new BinaryCrossEntropyLoss().Forward(tape, Matrix(1, 1, 40), [1]).Item, Tolerance.Kernel, "-log s(40)");
        Expect.Close(Math.Exp(-18), new BinaryCrossEntropyLoss().Forward(tape, Matrix(1, 1, -18), [0]).Item, Tolerance.Kernel, "-log(1 - s(-18))");
    }

    [Fact]
    public void A_steady_step_of_every_loss_allocates_nothing()
    {
        var (all, binary, squared, huber) = (new CrossEntropyLoss([1, 2, 3], -1, 0.1f), new BinaryCrossEntropyLoss([1, 2, 3]), new MeanSquaredErrorLoss(), new HuberLoss());
        var (classes, targets) = (new[] { 0, -1, 2, 1 }, new float[12]);
        var tapes = Enumerable.Range(0, 4).Select(_ => new Tape(records: true)).ToArray(); // a step has its operations at the same places every time
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 4; i++)
            {
                var step = tapes[i];
                var x = step.Allocate(Shape.Matrix(4, 3));
                x.Values.Fill(0.5f);
                step.Backward(i switch
                {
                    0 => all.Forward(step, x, classes),
                    1 => binary.Forward(step, x, targets),
                    2 => squared.Forward(step, x, targets),
                    _ => huber.Forward(step, x, targets),
                });
                step.Reset();
            }
        }));
    }

    private Tensor Matrix(int rows, int columns, params ReadOnlySpan<float> values)
    {
        var tensor = tape.Allocate(Shape.Matrix(rows, columns));
        values.CopyTo(tensor.Values);
        return tensor;
    }
}

using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.Operations;

namespace SeqML.Engine.Tests.Autograd;

public sealed class TapeTests
{
    [Fact]
    public void Backward_is_refused_on_a_tape_that_does_not_record()
    {
        var tape = new Tape(records: false);
        var error = Assert.Throws<InvalidOperationException>(() => tape.Backward(tape.Allocate(Shape.Scalar)));
        Assert.Contains("records: true", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_is_refused_from_more_than_one_number()
    {
        var tape = new Tape(records: true);
        var error = Assert.Throws<ArgumentException>(() => tape.Backward(tape.Allocate(Shape.Matrix(2, 3))));
        Assert.Contains("[2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gradient_of_a_loss_to_itself_is_one()
    {
        var tape = new Tape(records: true);
        var loss = tape.Allocate(Shape.Scalar);
        tape.Backward(loss);
        Assert.Equal(1, loss.Gradient[0]);
    }

    [Fact]
    public void Gradients_start_at_zero_in_memory_that_was_used()
    {
        var tape = new Tape(records: true);
        for (var step = 0; step < 3; step++)
        {
            var x = tape.Allocate(Shape.Matrix(30, 40));
            Assert.False(x.Gradient.ContainsAnyExcept(0));
            x.Values.Fill(1);
            x.Gradient.Fill(2);
            tape.Reset();
        }
    }

    [Fact]
    public void A_tensor_that_two_operations_use_has_the_sum_of_their_gradients()
    {
        var tape = new Tape(records: true);
        var x = tape.Allocate(Shape.Vector(2));
        var twice = tape.Allocate(Shape.Vector(2));
        new float[] { 1, 2 }.CopyTo(x.Values);
        AddOperation.Apply(tape, x, x, twice);
        tape.Backward(ProjectionOperation.Apply(tape, twice, [3, 5]));
        Assert.Equal([6, 10], x.Gradient.ToArray());
    }

    [Fact]
    public void An_operation_object_serves_its_place_again_and_gives_way_to_another_type()
    {
        var tape = new Tape(records: true);
        var first = tape.Record<AddOperation>();
        tape.Reset();
        Assert.Same(first, tape.Record<AddOperation>());
        Assert.NotSame(first, tape.Record<AddOperation>());
        tape.Reset();
        Assert.NotNull(tape.Record<ProjectionOperation>());
        tape.Reset();
        Assert.NotSame(first, tape.Record<AddOperation>());
    }

    [Fact]
    public void Without_recording_there_is_no_gradient()
    {
        Assert.False(new Tape(records: false).Allocate(Shape.Vector(3)).HasGradient);
        Assert.True(new Tape(records: true).Allocate(Shape.Vector(3)).HasGradient);
        Assert.False(new Tape(records: true).Workspace(Shape.Vector(3)).HasGradient);
    }

    /// <summary>z = x + y.</summary>
    private sealed class AddOperation : Operation
    {
        private Tensor left = null!, right = null!, result = null!;

        public static void Apply(Tape tape, Tensor x, Tensor y, Tensor z)
        {
            for (var i = 0; i < z.Shape.Length; i++)
                z.Values[i] = x.Values[i] + y.Values[i];
            var operation = tape.Record<AddOperation>();
            (operation.left, operation.right, operation.result) = (x, y, z);
        }

        public override void Backward()
        {
            for (var i = 0; i < result.Shape.Length; i++)
            {
                left.Gradient[i] += result.Gradient[i];
                right.Gradient[i] += result.Gradient[i];
            }
        }
    }
}

using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Operations;

public sealed class MaxOverTimeTiesTests
{
    private readonly PackedSequences sequences = new();

    public MaxOverTimeTiesTests() => sequences.Set([4]);

    [Fact]
    public void Of_equal_maxima_the_first_has_the_gradient()
    {
        var x = new Tensor(Shape.Matrix(4, 1));
        new float[] { 1, 2, 2, 0 }.CopyTo(x.Values);
        x.KeepGradient();
        var tape = new Tape(records: true);
        tape.Backward(ProjectionOperation.Apply(tape, MaxOverTimeOperation.Apply(tape, x, sequences), [3]));
        Assert.Equal([0, 3, 0, 0], x.Gradient.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nan_once_met_stays(bool records)
    {
        for (var position = 0; position < 4; position++)
        {
            var x = new Tensor(Shape.Matrix(4, 1));
            new float[] { 1, 5, 2, 3 }.CopyTo(x.Values);
            x.Values[position] = float.NaN;
            Assert.True(float.IsNaN(MaxOverTimeOperation.Apply(new Tape(records), x, sequences).Item));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Minus_infinity_alone_is_the_maximum(bool records)
    {
        var x = new Tensor(Shape.Matrix(4, 1));
        x.Values.Fill(float.NegativeInfinity);
        Assert.Equal(float.NegativeInfinity, MaxOverTimeOperation.Apply(new Tape(records), x, sequences).Item);
    }
}

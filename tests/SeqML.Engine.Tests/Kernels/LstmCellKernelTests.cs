using SeqML.Engine.Kernels.Recurrent;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class LstmCellKernelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Forward_at_every_size_is_right_and_touches_nothing_outside(bool hasPrevious)
    {
        for (var size = 0; size <= 256; size++)
        {
            var gates = new GuardedFloats(RandomFloats.Uniform(4 * size, size, range: 5), shift: size % 3);
            var previous = new GuardedFloats(RandomFloats.Uniform(hasPrevious ? size : 0, size + 1, range: 2), shift: 1);
            var (cell, tanh, hidden) = (new GuardedFloats(size), new GuardedFloats(size, shift: 2), new GuardedFloats(size, shift: 3));
            var sums = RandomFloats.ToDoubles(gates.Span);
            LstmCellKernel.Forward(gates.Span, previous.Span, cell.Span, tanh.Span, hidden.Span);
            for (var j = 0; j < size; j++)
            {
                var (i, f, g, o) = LstmReference.Gates(sums, size, j);
                var c = f * (hasPrevious ? previous.Span[j] : 0) + i * g;
                Close(i, gates.Span[j]);
                Close(f, gates.Span[size + j]);
                Close(g, gates.Span[2 * size + j]);
                Close(o, gates.Span[3 * size + j]);
                Close(c, cell.Span[j]);
                Close(Math.Tanh(c), tanh.Span[j]);
                Close(o * Math.Tanh(c), hidden.Span[j]);
            }
            foreach (var guarded in new[] { gates, previous, cell, tanh, hidden })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Backward_at_every_size_is_right_and_touches_nothing_outside(bool hasPrevious)
    {
        for (var size = 0; size <= 256; size++)
        {
            var sums = RandomFloats.Uniform(4 * size, size, range: 3);
            var gates = new GuardedFloats(sums, shift: size % 3);
            var previous = new GuardedFloats(RandomFloats.Uniform(hasPrevious ? size : 0, size + 1, range: 2), shift: 1);
            var tanh = new GuardedFloats(size, shift: 2);
            LstmCellKernel.Forward(gates.Span, previous.Span, new float[size], tanh.Span, new float[size]);
            var dh = new GuardedFloats(RandomFloats.Uniform(size, size + 2));
            var dc = new GuardedFloats(RandomFloats.Uniform(size, size + 3));
            var expected = LstmReference.StepGradient(RandomFloats.ToDoubles(sums),
                hasPrevious ? RandomFloats.ToDoubles(previous.Span) : new double[size],
                RandomFloats.ToDoubles(dh.Span), RandomFloats.ToDoubles(dc.Span));

            LstmCellKernel.Backward(gates.Span, previous.Span, tanh.Span, dh.Span, dc.Span);

            for (var j = 0; j < gates.Span.Length; j++)
                Close(expected.Sums[j], gates.Span[j]);
            for (var j = 0; j < size; j++)
                Close(expected.PreviousCell[j], dc.Span[j]);
            foreach (var guarded in new[] { gates, previous, tanh, dh, dc })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Fact]
    public void Sums_of_any_size_give_finite_states()
    {
        foreach (var sum in new[] { 1e4f, -1e4f, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity })
        {
            var gates = new float[4 * 21];
            gates.AsSpan().Fill(sum);
            var (cell, tanh, hidden, cellGradient) = (new float[21], new float[21], new float[21], new float[21]);
            LstmCellKernel.Forward(gates, new float[21], cell, tanh, hidden);
            Assert.All(hidden, value => Assert.InRange(value, -1, 1));
            LstmCellKernel.Backward(gates, new float[21], tanh, hidden, cellGradient);
            Assert.All(gates, value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] one = new float[5], four = new float[20], shorter = new float[4];
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Forward(new float[19], one, one, one, one));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Forward(four, shorter, one, one, one));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Forward(four, one, one, shorter, one));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Forward(four, one, one, one, shorter));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Backward(new float[19], one, one, one, one));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Backward(four, shorter, one, one, one));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Backward(four, one, one, shorter, one));
        Assert.Throws<ArgumentException>(() => LstmCellKernel.Backward(four, one, one, one, shorter));
    }

    /// <summary>States, gates and their gradients are of magnitude 1 or less, a cell of 3 or less.</summary>
    private static void Close(double expected, float actual) =>
        Expect.Close(expected, actual, new Tolerance(8), Math.Max(1, Math.Abs(expected)), "cell");
}

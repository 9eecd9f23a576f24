using SeqML.Engine.Kernels.Recurrent;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class LayerNormLstmCellKernelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_parts_at_every_size_are_right_and_touch_nothing_outside(bool hasPrevious)
    {
        for (var size = 0; size <= 256; size++)
        {
            var (gates, sums, previous) = Inputs(size, hasPrevious);
            var normalized = new GuardedFloats(RandomFloats.Uniform(size, size + 5, range: 2), shift: 3);
            var (cell, hidden) = (new GuardedFloats(size), new GuardedFloats(size, shift: 2));
            var (a, y, u) = (Sum(gates, sums), RandomFloats.ToDoubles(normalized.Span), sums.Span.ToArray());

            LayerNormLstmCellKernel.Gate(gates.Span, sums.Span, previous.Span, cell.Span);
            LayerNormLstmCellKernel.Forward(gates.Span, normalized.Span, hidden.Span);

            for (var j = 0; j < size; j++)
            {
                var (i, f, g, o) = LstmReference.Gates(a, size, j);
                Close(i, gates.Span[j]);
                Close(f, gates.Span[size + j]);
                Close(g, gates.Span[2 * size + j]);
                Close(o, gates.Span[3 * size + j]);
                Close(f * (hasPrevious ? previous.Span[j] : 0) + i * g, cell.Span[j]);
                Close(Math.Tanh(y[j]), normalized.Span[j]);
                Close(o * Math.Tanh(y[j]), hidden.Span[j]);
            }
            Expect.SameBits(u, sums.Span, "what is only read");
            foreach (var guarded in new[] { gates, sums, previous, normalized, cell, hidden })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_gradients_at_every_size_are_right_and_touch_nothing_outside(bool hasPrevious)
    {
        for (var size = 0; size <= 256; size++)
        {
            var (gates, sums, previous) = Inputs(size, hasPrevious);
            var a = Sum(gates, sums);
            LayerNormLstmCellKernel.Gate(gates.Span, sums.Span, previous.Span, new float[size]);
            var tanh = new GuardedFloats(RandomFloats.Uniform(size, size + 5), shift: 3);
            var dh = new GuardedFloats(RandomFloats.Uniform(size, size + 6), shift: 2);
            var dc = new GuardedFloats(RandomFloats.Uniform(size, size + 7), shift: 1);
            var (t, h, c) = (tanh.Span.ToArray(), dh.Span.ToArray(), dc.Span.ToArray());

            LayerNormLstmCellKernel.Backward(gates.Span, tanh.Span, dh.Span);
            LayerNormLstmCellKernel.GateBackward(gates.Span, previous.Span, dc.Span);

            for (var j = 0; j < size; j++)
            {
                var (i, f, g, o) = LstmReference.Gates(a, size, j);
                var before = hasPrevious ? previous.Span[j] : 0d;
                Close(c[j] * g * i * (1 - i), gates.Span[j]);
                Close(c[j] * before * f * (1 - f), gates.Span[size + j]);
                Close(c[j] * i * (1 - g * g), gates.Span[2 * size + j]);
                Close(h[j] * t[j] * o * (1 - o), gates.Span[3 * size + j]);
                Close(h[j] * o * (1 - (double)t[j] * t[j]), dh.Span[j]);
                Close(c[j] * f, dc.Span[j]);
            }
            Expect.SameBits(t, tanh.Span, "what is only read");
            foreach (var guarded in new[] { gates, sums, previous, tanh, dh, dc })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] one = new float[5], four = new float[20], other = new float[4];
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Gate(other, four, one, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Gate(four, other, one, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Gate(four, four, other, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Forward(other, one, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Forward(four, other, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Backward(other, one, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.Backward(four, other, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.GateBackward(other, one, one));
        Assert.Throws<ArgumentException>(() => LayerNormLstmCellKernel.GateBackward(four, other, one));
    }

    private static (GuardedFloats Gates, GuardedFloats Sums, GuardedFloats Previous) Inputs(int size, bool hasPrevious) => (
        new GuardedFloats(RandomFloats.Uniform(4 * size, size, range: 3), shift: size % 3),
        new GuardedFloats(RandomFloats.Uniform(4 * size, size + 1, range: 2), shift: 1),
        new GuardedFloats(RandomFloats.Uniform(hasPrevious ? size : 0, size + 2, range: 2), shift: 2));

    private static double[] Sum(GuardedFloats left, GuardedFloats right) =>
        [.. RandomFloats.ToDoubles(left.Span).Zip(RandomFloats.ToDoubles(right.Span), (a, u) => a + u)];

    /// <summary>States, gates and their gradients are of magnitude 1 or less, a cell of 3 or less.</summary>
    private static void Close(double expected, float actual) =>
        Expect.Close(expected, actual, new Tolerance(8), Math.Max(1, Math.Abs(expected)), "cell");
}

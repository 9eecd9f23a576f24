using SeqML.Engine.Kernels.Recurrent;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class PeepholeLstmCellKernelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Forward_at_every_size_is_right_and_touches_nothing_outside(bool hasPrevious)
    {
        for (var size = 0; size <= 256; size++)
        {
            var (gates, peepholes, previous) = Inputs(size, hasPrevious, range: 5);
            var (cell, tanh, hidden) = (new GuardedFloats(size), new GuardedFloats(size, shift: 2), new GuardedFloats(size, shift: 3));
            var (sums, p, before) = (RandomFloats.ToDoubles(gates.Span), RandomFloats.ToDoubles(peepholes.Span), Before(previous, size));
            PeepholeLstmCellKernel.Forward(gates.Span, peepholes.Span, previous.Span, cell.Span, tanh.Span, hidden.Span);
            for (var j = 0; j < size; j++)
            {
                var (i, f, g, o, c) = PeepholeLstmReference.Unit(sums, p, before[j], size, j);
                Close(i, gates.Span[j]);
                Close(f, gates.Span[size + j]);
                Close(g, gates.Span[2 * size + j]);
                Close(o, gates.Span[3 * size + j]);
                Close(c, cell.Span[j]);
                Close(Math.Tanh(c), tanh.Span[j]);
                Close(o * Math.Tanh(c), hidden.Span[j]);
            }
            foreach (var guarded in new[] { gates, peepholes, previous, cell, tanh, hidden })
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
            var (gates, peepholes, previous) = Inputs(size, hasPrevious, range: 3);
            var sums = RandomFloats.ToDoubles(gates.Span);
            var (cell, tanh) = (new GuardedFloats(size), new GuardedFloats(size, shift: 2));
            PeepholeLstmCellKernel.Forward(gates.Span, peepholes.Span, previous.Span, cell.Span, tanh.Span, new float[size]);
            var dh = new GuardedFloats(RandomFloats.Uniform(size, size + 2));
            var dc = new GuardedFloats(RandomFloats.Uniform(size, size + 3), shift: 1);
            var dp = new GuardedFloats(3 * size, shift: 3);
            var expected = PeepholeLstmReference.StepGradient(sums, RandomFloats.ToDoubles(peepholes.Span), Before(previous, size),
                RandomFloats.ToDoubles(dh.Span), RandomFloats.ToDoubles(dc.Span));

            PeepholeLstmCellKernel.Backward(gates.Span, peepholes.Span, previous.Span, cell.Span, tanh.Span, dh.Span, dc.Span, dp.Span);

            for (var j = 0; j < 4 * size; j++)
                Close(expected.Sums[j], gates.Span[j]);
            for (var j = 0; j < size; j++)
                Close(expected.PreviousCell[j], dc.Span[j]);
            for (var j = 0; j < 3 * size; j++)
                Close(expected.Peepholes[j], dp.Span[j]);
            foreach (var guarded in new[] { gates, peepholes, previous, cell, tanh, dh, dc, dp })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Fact]
    public void Chain_rule_of_the_reference_equals_its_central_differences()
    {
        const int size = 5;
        double[][] v = [.. new[] { 4, 3, 1 }.Select((times, i) => RandomFloats.ToDoubles(RandomFloats.Uniform(times * size, i, range: 2)))];
        var (dh, dc) = (RandomFloats.ToDoubles(RandomFloats.Uniform(size, seed: 8)), RandomFloats.ToDoubles(RandomFloats.Uniform(size, seed: 9)));
        var (da, before, dp) = PeepholeLstmReference.StepGradient(v[0], v[1], v[2], dh, dc);
        foreach (var (gradient, variable) in new[] { (da, v[0]), (dp, v[1]), (before, v[2]) })
            GradientCheck.Check([.. gradient.Select(value => (float)value)], Loss, variable, "step");

        double Loss()
        {
            var (h, c) = (new double[size], (double[])v[2].Clone());
            PeepholeLstmReference.Step(v[0], new double[4 * size], h, c, new([], [], [], [], v[1]));
            return h.Zip(dh, (state, weight) => state * weight).Sum() + c.Zip(dc, (cell, weight) => cell * weight).Sum();
        }
    }

    [Fact]
    public void Without_peepholes_it_is_the_lstm()
    {
        const int size = 37;
        var (gates, previous) = (RandomFloats.Uniform(4 * size, seed: 1, range: 4), RandomFloats.Uniform(size, seed: 2));
        var (plain, hidden, plainHidden) = ((float[])gates.Clone(), new float[size], new float[size]);
        PeepholeLstmCellKernel.Forward(gates, new float[3 * size], previous, new float[size], new float[size], hidden);
        LstmCellKernel.Forward(plain, previous, new float[size], new float[size], plainHidden);
        Expect.SameBits(plain, gates, "gates");
        Expect.SameBits(plainHidden, hidden, "states");
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] one = new float[5], three = new float[15], four = new float[20], other = new float[4];
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Forward(new float[19], three, one, one, one, one));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Forward(four, four, one, one, one, one));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Forward(four, three, other, one, one, one));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Forward(four, three, one, one, other, one));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Forward(four, three, one, one, one, other));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(new float[19], three, one, one, one, one, one, three));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(four, other, one, one, one, one, one, three));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(four, three, other, one, one, one, one, three));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(four, three, one, one, other, one, one, three));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(four, three, one, one, one, other, one, three));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(four, three, one, one, one, one, other, three));
        Assert.Throws<ArgumentException>(() => PeepholeLstmCellKernel.Backward(four, three, one, one, one, one, one, one));
    }

    private static (GuardedFloats Gates, GuardedFloats Peepholes, GuardedFloats Previous) Inputs(int size, bool hasPrevious, float range) => (
        new GuardedFloats(RandomFloats.Uniform(4 * size, size, range), shift: size % 3),
        new GuardedFloats(RandomFloats.Uniform(3 * size, size + 7), shift: 1),
        new GuardedFloats(RandomFloats.Uniform(hasPrevious ? size : 0, size + 1, range: 2), shift: 2));

    private static double[] Before(GuardedFloats previous, int size) =>
        previous.Span.IsEmpty ? new double[size] : RandomFloats.ToDoubles(previous.Span);

    /// <summary>States, gates and their gradients are of magnitude 1 or less, a cell of 3 or less; eight roundings, of sums up to 8.</summary>
    private static void Close(double expected, float actual) =>
        Expect.Close(expected, actual, new Tolerance(8), Math.Max(1, Math.Abs(expected)), "cell");
}

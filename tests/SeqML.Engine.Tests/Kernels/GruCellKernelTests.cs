using SeqML.Engine.Kernels.Recurrent;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class GruCellKernelTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Forward_at_every_size_is_right_and_touches_nothing_outside(bool hasPrevious)
    {
        for (var size = 0; size <= 256; size++)
        {
            var gates = new GuardedFloats(RandomFloats.Uniform(3 * size, size, range: 5), shift: size % 3);
            var stateSums = new GuardedFloats(RandomFloats.Uniform(3 * size, size + 1, range: 3), shift: 2);
            var previous = new GuardedFloats(Previous(hasPrevious, size), shift: 1);
            var hidden = new GuardedFloats(size, shift: 3);
            var (a, u, before) = (gates.Span.ToArray(), stateSums.Span.ToArray(), previous.Span.ToArray());
            var (inputSums, sums) = (RandomFloats.ToDoubles(a), RandomFloats.ToDoubles(u));

            GruCellKernel.Forward(gates.Span, stateSums.Span, previous.Span, hidden.Span);

            for (var j = 0; j < size; j++)
            {
                var (r, z, n) = GruReference.Gates(inputSums, sums, size, j);
                Close(r, gates.Span[j]);
                Close(z, gates.Span[size + j]);
                Close(n, gates.Span[2 * size + j]);
                Close((1 - z) * n + z * before[j], hidden.Span[j]);
            }
            Expect.SameBits(u, stateSums.Span, "what is only read");
            Expect.SameBits(before, previous.Span, "what is only read");
            foreach (var guarded in new[] { gates, stateSums, previous, hidden })
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
            var (a, u) = (RandomFloats.Uniform(3 * size, size, range: 3), RandomFloats.Uniform(3 * size, size + 1, range: 2));
            var (gates, stateSums) = (new GuardedFloats(a, shift: size % 3), new GuardedFloats(u, shift: 2));
            var previous = new GuardedFloats(Previous(hasPrevious, size), shift: 1);
            GruCellKernel.Forward(gates.Span, stateSums.Span, previous.Span, new float[size]);
            var dh = new GuardedFloats(RandomFloats.Uniform(size, size + 3), shift: 3);
            var before = previous.Span.ToArray();
            var expected = GruReference.StepGradient(
                RandomFloats.ToDoubles(a), RandomFloats.ToDoubles(u), RandomFloats.ToDoubles(before), RandomFloats.ToDoubles(dh.Span));

            GruCellKernel.Backward(gates.Span, stateSums.Span, previous.Span, dh.Span);

            for (var j = 0; j < 3 * size; j++)
            {
                Close(expected.InputSums[j], gates.Span[j]);
                Close(expected.StateSums[j], stateSums.Span[j]);
            }
            for (var j = 0; j < size; j++)
                Close(expected.Previous[j], dh.Span[j]);
            Expect.SameBits(before, previous.Span, "what is only read");
            foreach (var guarded in new[] { gates, stateSums, previous, dh })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Fact]
    public void Chain_rule_of_the_reference_equals_its_central_differences()
    {
        const int size = 5;
        double[][] v = [.. new[] { 3 * size, 3 * size, size }.Select((length, i) => RandomFloats.ToDoubles(RandomFloats.Uniform(length, i, range: 2)))];
        var dh = RandomFloats.ToDoubles(RandomFloats.Uniform(size, seed: 9));
        var (da, du, before) = GruReference.StepGradient(v[0], v[1], v[2], dh);
        foreach (var (gradient, variable) in new[] { (da, v[0]), (du, v[1]), (before, v[2]) })
            GradientCheck.Check([.. gradient.Select(value => (float)value)], Loss, variable, "step");

        double Loss()
        {
            var h = (double[])v[2].Clone();
            GruReference.Step(v[0], v[1], h, [], new([], [], [], []));
            return h.Zip(dh, (state, weight) => state * weight).Sum();
        }
    }

    [Fact]
    public void Finite_sums_of_any_size_give_finite_states_and_gradients()
    {
        foreach (var sum in new[] { 1e4f, -1e4f, 1e38f, -1e38f, float.MaxValue, float.MinValue })
        {
            var (gates, stateSums, hidden) = (new float[3 * 21], new float[3 * 21], new float[21]);
            gates.AsSpan().Fill(sum);
            stateSums.AsSpan().Fill(sum);
            GruCellKernel.Forward(gates, stateSums, new float[21], hidden);
            Assert.All(hidden, value => Assert.InRange(value, -1, 1));
            GruCellKernel.Backward(gates, stateSums, new float[21], hidden);
            Assert.All(gates.Concat(stateSums).Concat(hidden), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] one = new float[5], three = new float[15], shorter = new float[4], shorterThree = new float[14];
        Assert.Throws<ArgumentException>(() => GruCellKernel.Forward(shorterThree, three, one, one));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Forward(three, shorterThree, one, one));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Forward(three, three, shorter, one));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Forward(three, three, one, shorter));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Backward(shorterThree, three, one, one));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Backward(three, shorterThree, one, one));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Backward(three, three, shorter, one));
        Assert.Throws<ArgumentException>(() => GruCellKernel.Backward(three, three, one, shorter));
    }

    /// <summary>h_(t-1); zeros at the start of a sequence.</summary>
    private static float[] Previous(bool hasPrevious, int size) => hasPrevious ? RandomFloats.Uniform(size, size + 2) : new float[size];

    /// <summary>States, gates and their gradients are of magnitude 2 or less.</summary>
    private static void Close(double expected, float actual) =>
        Expect.Close(expected, actual, new Tolerance(8), Math.Max(1, Math.Abs(expected)), "cell");
}

using SeqML.Engine.Kernels.Recurrent;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class ResetBeforeGruCellKernelTests
{
    [Fact]
    public void Both_parts_at_every_size_are_right_and_touch_nothing_outside()
    {
        for (var size = 0; size <= 256; size++)
        {
            var gates = new GuardedFloats(RandomFloats.Uniform(3 * size, size, range: 5), shift: size % 3);
            var previous = new GuardedFloats(RandomFloats.Uniform(size, size + 2), shift: 1);
            var (gated, hidden) = (new GuardedFloats(size, shift: 2), new GuardedFloats(size, shift: 3));
            var (a, before) = (gates.Span.ToArray(), previous.Span.ToArray());

            ResetBeforeGruCellKernel.Gate(gates.Span, previous.Span, gated.Span);
            Expect.SameBits(a.AsSpan(2 * size), gates.Span[(2 * size)..], "what waits");
            ResetBeforeGruCellKernel.Forward(gates.Span, previous.Span, hidden.Span);

            for (var j = 0; j < size; j++)
            {
                var (r, z, n) = Gates(a, size, j);
                Close(r, gates.Span[j]);
                Close(z, gates.Span[size + j]);
                Close(n, gates.Span[2 * size + j]);
                Close(r * before[j], gated.Span[j]);
                Close((1 - z) * n + z * before[j], hidden.Span[j]);
            }
            Expect.SameBits(before, previous.Span, "what is only read");
            foreach (var guarded in new[] { gates, previous, gated, hidden })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Fact]
    public void Both_gradients_at_every_size_are_right_and_touch_nothing_outside()
    {
        for (var size = 0; size <= 256; size++)
        {
            var gates = new GuardedFloats(RandomFloats.Uniform(3 * size, size, range: 3), shift: size % 3);
            var previous = new GuardedFloats(RandomFloats.Uniform(size, size + 2), shift: 1);
            var dv = new GuardedFloats(RandomFloats.Uniform(size, size + 4), shift: 2);
            var dh = new GuardedFloats(RandomFloats.Uniform(size, size + 3), shift: 3);
            var (a, before, gatedGradient, hiddenGradient) = (gates.Span.ToArray(), previous.Span.ToArray(), dv.Span.ToArray(), dh.Span.ToArray());
            ResetBeforeGruCellKernel.Gate(gates.Span, previous.Span, new float[size]);
            ResetBeforeGruCellKernel.Forward(gates.Span, previous.Span, new float[size]);

            ResetBeforeGruCellKernel.Backward(gates.Span, previous.Span, dh.Span);
            ResetBeforeGruCellKernel.GateBackward(gates.Span, previous.Span, dv.Span, dh.Span);

            for (var j = 0; j < size; j++)
            {
                var (r, z, n) = Gates(a, size, j);
                Close(gatedGradient[j] * before[j] * r * (1 - r), gates.Span[j]);
                Close(hiddenGradient[j] * (before[j] - n) * z * (1 - z), gates.Span[size + j]);
                Close(hiddenGradient[j] * (1 - z) * (1 - n * n), gates.Span[2 * size + j]);
                Close(hiddenGradient[j] * z + gatedGradient[j] * r, dh.Span[j]);
            }
            Expect.SameBits(before, previous.Span, "what is only read");
            Expect.SameBits(gatedGradient, dv.Span, "what is only read");
            foreach (var guarded in new[] { gates, previous, dv, dh })
                guarded.CheckGuards($"size {size}");
        }
    }

    [Fact]
    public void Finite_sums_of_any_size_give_finite_states_and_gradients()
    {
        foreach (var sum in new[] { 1e4f, -1e4f, 1e38f, -1e38f, float.MaxValue, float.MinValue })
        {
            var (gates, previous, gated, hidden) = (new float[3 * 21], new float[21], new float[21], new float[21]);
            gates.AsSpan().Fill(sum);
            previous.AsSpan().Fill(1);
            ResetBeforeGruCellKernel.Gate(gates, previous, gated);
            ResetBeforeGruCellKernel.Forward(gates, previous, hidden);
            Assert.All(hidden.Concat(gated), value => Assert.InRange(value, -1, 1));
            ResetBeforeGruCellKernel.Backward(gates, previous, hidden);
            ResetBeforeGruCellKernel.GateBackward(gates, previous, gated, hidden);
            Assert.All(gates.Concat(hidden), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        float[] one = new float[5], three = new float[15], shorter = new float[4], shorterThree = new float[14];
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.Gate(shorterThree, one, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.Gate(three, shorter, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.Forward(shorterThree, one, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.Forward(three, shorter, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.Backward(shorterThree, one, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.Backward(three, shorter, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.GateBackward(shorterThree, one, one, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.GateBackward(three, shorter, one, one));
        Assert.Throws<ArgumentException>(() => ResetBeforeGruCellKernel.GateBackward(three, one, shorter, one));
    }

    private static (double R, double Z, double N) Gates(float[] a, int size, int j) =>
        (RecurrentReference.Sigmoid(a[j]), RecurrentReference.Sigmoid(a[size + j]), Math.Tanh(a[2 * size + j]));

    /// <summary>States, gates and their gradients are of magnitude 2 or less.</summary>
    private static void Close(double expected, float actual) =>
        Expect.Close(expected, actual, new Tolerance(8), Math.Max(1, Math.Abs(expected)), "cell");
}

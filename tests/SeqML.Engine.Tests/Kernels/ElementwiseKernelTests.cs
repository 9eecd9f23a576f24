using System.Reflection;
using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class ElementwiseKernelTests
{
    private delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

    private static readonly Dictionary<string, (Kernel Apply, Func<double, double> Exact, double Units)> Kernels = new()
    {
        ["exponential"] = (ElementwiseKernels.Exponential, Math.Exp, 2),
        ["sigmoid"] = (ElementwiseKernels.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 4),
        ["tanh"] = (ElementwiseKernels.Tanh, Math.Tanh, 7),
        ["gelu"] = (ElementwiseKernels.Gelu, GeluReference.Apply, 16),
    };

    public static TheoryData<string> Names => [.. Kernels.Keys];

    [Fact]
    public void Every_kernel_is_tested_here() =>
        Assert.Equal(
            typeof(ElementwiseKernels).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name.ToLowerInvariant()).Order(),
            Kernels.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_is_right_and_touches_nothing_outside(string name)
    {
        var kernel = Kernels[name];
        for (var length = 0; length <= 256; length++)
        {
            var x = new GuardedFloats(RandomFloats.Uniform(length, length, range: 10), shift: length % 5);
            var y = new GuardedFloats(length, shift: length % 3);
            kernel.Apply(x.Span, y.Span);
            for (var i = 0; i < length; i++)
                Assert.InRange(Ulps.Distance(kernel.Exact(x.Span[i]), y.Span[i]), 0, kernel.Units);
            x.CheckGuards(name);
            y.CheckGuards(name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_element_has_the_same_bits_wherever_it_stands(string name)
    {
        var kernel = Kernels[name];
        var x = RandomFloats.Uniform(100, seed: 1, range: 20);
        var all = new float[x.Length];
        kernel.Apply(x, all);
        for (var start = 0; start < x.Length; start++)
            for (var length = 1; length <= Math.Min(40, x.Length - start); length++)
            {
                var some = new float[length];
                kernel.Apply(x.AsSpan(start, length), some);
                Expect.SameBits(all.AsSpan(start, length), some, $"{name} from {start}");
            }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_may_take_the_place_of_the_argument(string name)
    {
        var kernel = Kernels[name];
        var x = RandomFloats.Uniform(77, seed: 2, range: 20);
        var y = new float[x.Length];
        kernel.Apply(x, y);
        kernel.Apply(x, x);
        Expect.SameBits(y, x, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nan_gives_nan_and_leaves_its_neighbours_alone(string name)
    {
        var kernel = Kernels[name];
        var x = RandomFloats.Uniform(37, seed: 3, range: 20);
        var expected = new float[x.Length];
        kernel.Apply(x, expected);
        for (var i = 0; i < x.Length; i++)
        {
            var (with, y) = ((float[])x.Clone(), new float[x.Length]);
            with[i] = float.NaN;
            kernel.Apply(with, y);
            Assert.True(float.IsNaN(y[i]));
            Expect.SameBits(expected.AsSpan(0, i), y.AsSpan(0, i), name);
            Expect.SameBits(expected.AsSpan(i + 1), y.AsSpan(i + 1), name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_of_another_length_is_refused(string name)
    {
        var guarded = new GuardedFloats(16); // a whole register short
        Assert.Throws<ArgumentException>(() => Kernels[name].Apply(new float[32], guarded.Span));
        guarded.CheckGuards(name);
    }
}

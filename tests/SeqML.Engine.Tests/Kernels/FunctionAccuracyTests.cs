using SeqML.Engine.Kernels.Elementwise;
using SeqML.Engine.Kernels.Simd;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>The units in the last place that the doc comments of Functions promise, over a sweep of the floats.</summary>
public sealed class FunctionAccuracyTests
{
    public static TheoryData<int> Supported => [.. Widths.Supported];

    [Theory]
    [MemberData(nameof(Supported))]
    public void Exponential_is_within_2_units(int width) =>
        CheckWorst<ExponentialFunction>(width, -87.3f, 88f, Math.Exp, units: 2);

    [Theory]
    [MemberData(nameof(Supported))]
    public void Logarithm_is_within_2_units(int width) =>
        CheckWorst<LogarithmFunction>(width, 1.1754944e-38f, 1.7e38f, Math.Log, units: 2);

    [Theory]
    [MemberData(nameof(Supported))]
    public void Sigmoid_is_within_4_units(int width) =>
        CheckWorst<SigmoidFunction>(width, -88f, float.MaxValue, x => 1 / (1 + Math.Exp(-x)), units: 4);

    [Theory]
    [MemberData(nameof(Supported))]
    public void Tanh_is_within_7_units(int width) =>
        CheckWorst<TanhFunction>(width, float.MinValue, float.MaxValue, Math.Tanh, units: 7);

    [Theory]
    [MemberData(nameof(Supported))]
    public void Gelu_is_within_16_units_from_minus_13_on(int width) =>
        CheckWorst<GeluFunction>(width, -13f, float.MaxValue, GeluReference.Apply, units: 16);

    [Theory]
    [MemberData(nameof(Supported))]
    public void Gelu_is_zero_far_below(int width)
    {
        foreach (var x in new[] { -13.1f, -100, -1e20f, float.MinValue, float.NegativeInfinity })
            Assert.InRange(At<GeluFunction>(width, x), -1e-36f, 0);
        Assert.Equal(float.PositiveInfinity, At<GeluFunction>(width, float.PositiveInfinity));
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void The_derivative_of_gelu_is_within_4_units_of_1(int width)
    {
        for (var x = -20f; x <= 20; x += 0.00137f)
            Expect.Close(GeluReference.Derivative(x), At<GeluDerivativeFunction>(width, x), new Tolerance(4), magnitude: 1, FormattableString.Invariant($"at {x:R}"));
        foreach (var x in new[] { 1e-38f, -1e-38f, 1e-32f, -1e-32f, float.Epsilon, 1e-10f, -1e-10f, 0 })
            Expect.Close(0.5 + x, At<GeluDerivativeFunction>(width, x), new Tolerance(4), magnitude: 1, FormattableString.Invariant($"at {x:R}"));
        foreach (var x in new[] { float.MaxValue, float.PositiveInfinity })
            Assert.Equal((1, 0), (At<GeluDerivativeFunction>(width, x), At<GeluDerivativeFunction>(width, -x)));
    }

    /// <summary>Where it is worst of all floats, without and with fused multiply-adds.</summary>
    [Theory]
    [MemberData(nameof(Supported))]
    public void Tanh_is_within_7_units_where_it_is_worst(int width)
    {
        foreach (var x in new[] { 5.3495355f, 8.382514f })
            Assert.InRange(Ulps.Distance(Math.Tanh(x), At<TanhFunction>(width, x)), 0, 7);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Exponential_stays_at_its_limits(int width)
    {
        foreach (var x in new[] { 88.1f, 1000, float.MaxValue, float.PositiveInfinity })
            Assert.InRange(Ulps.Distance(Math.Exp(88), At<ExponentialFunction>(width, x)), 0, 2);
        foreach (var x in new[] { -87.4f, -1000, float.MinValue, float.NegativeInfinity })
            Assert.InRange(Ulps.Distance(Math.Exp(-87.3f), At<ExponentialFunction>(width, x)), 0, 2);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Sigmoid_and_tanh_end_at_their_limits(int width)
    {
        Assert.Equal(1, At<SigmoidFunction>(width, float.PositiveInfinity));
        Assert.InRange(At<SigmoidFunction>(width, float.NegativeInfinity), 0, 1.2e-38f);
        Assert.InRange(Ulps.Distance(1, At<TanhFunction>(width, float.PositiveInfinity)), 0, 7);
        Assert.InRange(Ulps.Distance(-1, At<TanhFunction>(width, float.NegativeInfinity)), 0, 7);
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Nan_gives_nan(int width)
    {
        Assert.True(float.IsNaN(At<ExponentialFunction>(width, float.NaN)));
        Assert.True(float.IsNaN(At<SigmoidFunction>(width, float.NaN)));
        Assert.True(float.IsNaN(At<TanhFunction>(width, float.NaN)));
        Assert.True(float.IsNaN(At<GeluFunction>(width, float.NaN)));
        Assert.True(float.IsNaN(At<GeluDerivativeFunction>(width, float.NaN)));
    }

    [Theory]
    [MemberData(nameof(Supported))]
    public void Zero_is_met_exactly(int width)
    {
        Assert.Equal(1, At<ExponentialFunction>(width, -0f));
        Assert.Equal(0, At<LogarithmFunction>(width, 1));
        Assert.Equal(0.5f, At<SigmoidFunction>(width, -0f));
        Assert.Equal(0, At<GeluFunction>(width, -0f));
        Expect.SameBits([-0f], [At<TanhFunction>(width, -0f)], "tanh -0");
        Expect.SameBits([float.Epsilon], [At<TanhFunction>(width, float.Epsilon)], "tanh of the smallest float");
    }

    private static void CheckWorst<F>(int width, float low, float high, Func<double, double> exact, double units)
        where F : IUnary
    {
        var (worst, x) = Widths.Run(width, new Sweep<F>(low, high, exact));
        Assert.True(worst <= units, FormattableString.Invariant($"{worst:F2} units in the last place at {x:R}."));
    }

    private static float At<F>(int width, float x)
        where F : IUnary => Widths.Run(width, new Evaluation<F>(x));

    private readonly unsafe struct Evaluation<F>(float x) : IWidthFunction<float>
        where F : IUnary
    {
        public float Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            var all = stackalloc float[S.Width];
            S.Store(all, F.Apply<S, V>(S.Broadcast(x)));
            return all[S.Width - 1];
        }
    }

    /// <summary>Every 6007th float from low to high: some 700,000.</summary>
    private readonly unsafe struct Sweep<F>(float low, float high, Func<double, double> exact) : IWidthFunction<(double Worst, float X)>
        where F : IUnary
    {
        public (double Worst, float X) Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            var x = stackalloc float[S.Width];
            var y = stackalloc float[S.Width];
            var worst = (Units: 0d, X: 0f);
            var count = 0;
            for (var bits = 0u; bits < uint.MaxValue - 6007; bits += 6007)
            {
                x[count] = BitConverter.UInt32BitsToSingle(bits);
                if (x[count] >= low && x[count] <= high)
                    count++;
                if (count < S.Width)
                    continue;
                S.Store(y, F.Apply<S, V>(S.Load(x)));
                for (count = 0; count < S.Width; count++)
                    Compare(x[count], y[count], ref worst);
                count = 0;
            }
            return worst;
        }

        private void Compare(float x, float y, ref (double Units, float X) worst)
        {
            var units = Ulps.Distance(exact(x), y);
            if (!(units <= worst.Units))
                worst = (units, x);
        }
    }
}

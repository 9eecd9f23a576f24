using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Tests.Kernels;

public sealed class SimdTests
{
    private static readonly float[] Values =
        [0f, -0f, 0.5f, 1.5f, 2.5f, -2.5f, 1e-3f, 100f, -3f, 1e30f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    public static TheoryData<int> Supported => [.. Widths.Supported];

    [Theory]
    [MemberData(nameof(Supported))]
    public void Every_instruction_does_what_its_name_says(int width) => Assert.True(Widths.Run(width, new Pairs()));

    [Theory]
    [MemberData(nameof(Supported))]
    public void Scale_multiplies_by_a_power_of_two_and_exponent_finds_it(int width) => Assert.True(Widths.Run(width, new Powers()));

    private static void Same(float expected, float actual) =>
        Assert.True(expected.Equals(actual), FormattableString.Invariant($"Expected {expected:R}, found {actual:R}."));

    [Theory]
    [MemberData(nameof(Supported))]
    public void The_largest_is_found_in_any_place(int width) => Assert.True(Widths.Run(width, new Places()));

    private readonly struct Places : IWidthFunction<bool>
    {
        public unsafe bool Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            var numbers = stackalloc float[S.Width];
            for (var place = 0; place < S.Width; place++)
            {
                for (var i = 0; i < S.Width; i++)
                    numbers[i] = i == place ? -1 : -2 - i;
                Same(-1, S.Largest(S.Load(numbers)));
            }
            return true;
        }
    }

    private readonly struct Pairs : IWidthFunction<bool>
    {
        public bool Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            foreach (var x in Values)
            {
                Same(MathF.Sqrt(x), First<S, V>(S.SquareRoot(S.Broadcast(x))));
                Same(MathF.Round(x), First<S, V>(S.Round(S.Broadcast(x))));
                Same(x * S.Width, S.Sum(S.Broadcast(x)));
                foreach (var y in Values)
                    CheckPair<S, V>(x, y);
            }
            return true;
        }

        private static void CheckPair<S, V>(float x, float y)
            where S : ISimd<V>
            where V : struct
        {
            var (left, right) = (S.Broadcast(x), S.Broadcast(y));
            Same(x + y, First<S, V>(S.Add(left, right)));
            Same(x - y, First<S, V>(S.Subtract(left, right)));
            Same(x * y, First<S, V>(S.Multiply(left, right)));
            Same(x / y, First<S, V>(S.Divide(left, right)));
            if (!float.IsNaN(x))
            {
                Same(float.IsNaN(y) || x < y ? y : x, First<S, V>(S.Max(left, right)));
                Same(float.IsNaN(y) || x > y ? y : x, First<S, V>(S.Min(left, right)));
            }
            var (a, b) = (S.Broadcast(1), S.Broadcast(2));
            Same(x > y ? 1 : 2, First<S, V>(S.WhereGreater(left, right, a, b)));
            Same(float.IsNaN(x) ? 2 : 1, First<S, V>(S.WhereNumber(left, a, b)));
            foreach (var z in Values)
            {
                var sum = First<S, V>(S.MultiplyAdd(left, right, S.Broadcast(z)));
                Assert.True(sum.Equals(x * y + z) || sum.Equals(MathF.FusedMultiplyAdd(x, y, z)));
            }
        }
    }

    private readonly struct Powers : IWidthFunction<bool>
    {
        public bool Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            for (var n = -126; n <= 127; n++)
                Same(MathF.ScaleB(1.25f, n), First<S, V>(S.Scale(S.Broadcast(1.25f), S.Broadcast(n))));
            foreach (var m in (float[])[1, 1.25f, MathF.BitDecrement(2)])
                for (var n = -126; n <= 127; n++)
                    Same(n, First<S, V>(S.Exponent(S.Broadcast(MathF.ScaleB(m, n)))));
            return true;
        }
    }

    private static unsafe float First<S, V>(V value)
        where S : ISimd<V>
        where V : struct
    {
        var all = stackalloc float[S.Width];
        S.Store(all, value);
        for (var i = 1; i < S.Width; i++)
            Assert.Equal(BitConverter.SingleToInt32Bits(all[0]), BitConverter.SingleToInt32Bits(all[i]));
        return all[0];
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PeerComparison;

/// <summary>The most that one core computes: fused multiply-adds that do not wait for each other, and touch no memory.</summary>
internal static class CorePeak
{
    private const int Chains = 12;
    private const int Turns = 1_000_000;

    private interface IFused<V>
    {
        static abstract int Width { get; }
        static abstract V Create(float value);
        static abstract V MultiplyAdd(V x, V y, V z);
        static abstract float First(V x);
    }

    /// <summary>GFLOP/s, the best of many short runs, which other work on the machine may miss, and of the vector widths that the processor has.</summary>
    public static double Measure()
    {
        var best = Best<Fused128, Vector128<float>>();
        if (Vector256.IsHardwareAccelerated)
            best = Math.Max(best, Best<Fused256, Vector256<float>>());
        if (Vector512.IsHardwareAccelerated)
            best = Math.Max(best, Best<Fused512, Vector512<float>>());
        return best;
    }

    private static double Best<F, V>()
        where F : IFused<V>
    {
        Run<F, V>(Turns);
        var seconds = double.PositiveInfinity;
        for (var i = 0; i < 50; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Run<F, V>(Turns);
            seconds = Math.Min(seconds, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return 2d * Chains * F.Width * Turns / seconds / 1e9;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run<F, V>(int turns)
        where F : IFused<V>
    {
        V x = F.Create(0.999f), y = F.Create(0.001f);
        V a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (var turn = 0; turn < turns; turn++)
        {
            a = F.MultiplyAdd(a, x, y);
            b = F.MultiplyAdd(b, x, y);
            c = F.MultiplyAdd(c, x, y);
            d = F.MultiplyAdd(d, x, y);
            e = F.MultiplyAdd(e, x, y);
            f = F.MultiplyAdd(f, x, y);
            g = F.MultiplyAdd(g, x, y);
            h = F.MultiplyAdd(h, x, y);
            i = F.MultiplyAdd(i, x, y);
            j = F.MultiplyAdd(j, x, y);
            k = F.MultiplyAdd(k, x, y);
            l = F.MultiplyAdd(l, x, y);
        }
        return F.First(a) + F.First(b) + F.First(c) + F.First(d) + F.First(e) + F.First(f)
            + F.First(g) + F.First(h) + F.First(i) + F.First(j) + F.First(k) + F.First(l);
    }

    private readonly struct Fused128 : IFused<Vector128<float>>
    {
        public static int Width => Vector128<float>.Count;
        public static Vector128<float> Create(float value) => Vector128.Create(value);
        public static Vector128<float> MultiplyAdd(Vector128<float> x, Vector128<float> y, Vector128<float> z) => Vector128.FusedMultiplyAdd(x, y, z);
        public static float First(Vector128<float> x) => x[0];
    }

    private readonly struct Fused256 : IFused<Vector256<float>>
    {
        public static int Width => Vector256<float>.Count;
        public static Vector256<float> Create(float value) => Vector256.Create(value);
        public static Vector256<float> MultiplyAdd(Vector256<float> x, Vector256<float> y, Vector256<float> z) => Vector256.FusedMultiplyAdd(x, y, z);
        public static float First(Vector256<float> x) => x[0];
    }

    private readonly struct Fused512 : IFused<Vector512<float>>
    {
        public static int Width => Vector512<float>.Count;
        public static Vector512<float> Create(float value) => Vector512.Create(value);
        public static Vector512<float> MultiplyAdd(Vector512<float> x, Vector512<float> y, Vector512<float> z) => Vector512.FusedMultiplyAdd(x, y, z);
        public static float First(Vector512<float> x) => x[0];
    }
}

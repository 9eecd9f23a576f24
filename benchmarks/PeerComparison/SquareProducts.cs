using SeqML.Engine.Kernels.MatrixProducts;
using Shared;

namespace PeerComparison;

/// <summary>Our products of square matrices, with packing, as OpenBLAS packs in each call.</summary>
internal static class SquareProducts
{
    public static IReadOnlyList<int> Sizes { get; } = [128, 256, 512, 1024, 2048];

    /// <summary>GFLOP/s by size.</summary>
    public static Dictionary<int, double> Measure() => Sizes.ToDictionary(n => n, Measure);

    private static double Measure(int n)
    {
        var random = new Random(1);
        float[] a = Numbers(), b = Numbers(), c = new float[n * n], workspace = new float[MatrixProduct.PackedLength(n, n)];
        return 2e-9 * n * n * n / Timing.MedianSecondsWithin(0.3, () =>
            MatrixProduct.Multiply(new Matrix(a, n, n), new Matrix(b, n, n), c, accumulate: false, workspace));

        float[] Numbers() => [.. Enumerable.Range(0, n * n).Select(_ => 2 * random.NextSingle() - 1)];
    }
}

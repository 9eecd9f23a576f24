using BenchmarkDotNet.Attributes;
using SeqML.Engine.Kernels.MatrixProducts;

namespace Kernels;

/// <summary>The matrix product against three plain loops, square and in the sizes of an LSTM's step.</summary>
[InProcess]
public class MatrixProductBenchmark
{
    private float[] a = [], b = [], c = [], workspace = [];

    [Params("64x64x64", "512x512x512", "32x128x512")]
    public string Size { get; set; } = "";

    private (int M, int K, int N) Sizes => Size.Split('x') is [var m, var k, var n] ? (int.Parse(m, null), int.Parse(k, null), int.Parse(n, null)) : default;

    [GlobalSetup]
    public void Setup()
    {
        var (m, k, n) = Sizes;
        var random = new Random(1);
        (a, b, c) = (new float[m * k], new float[k * n], new float[m * n]);
        workspace = new float[MatrixProduct.PackedLength(k, n)];
        foreach (ref var value in a.AsSpan())
            value = random.NextSingle();
        foreach (ref var value in b.AsSpan())
            value = random.NextSingle();
        MatrixProduct.Pack(new Matrix(b, k, n), workspace);
    }

    [Benchmark(Baseline = true)]
    public void ThreeLoops()
    {
        var (m, k, n) = Sizes;
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
            {
                var sum = 0f;
                for (var p = 0; p < k; p++)
                    sum += a[i * k + p] * b[p * n + j];
                c[i * n + j] = sum;
            }
    }

    [Benchmark]
    public void PackedAlready()
    {
        var (m, k, n) = Sizes;
        MatrixProduct.MultiplyPacked(new Matrix(a, m, k), workspace, n, c, n, accumulate: false);
    }

    [Benchmark]
    public void PackAndMultiply()
    {
        var (m, k, n) = Sizes;
        MatrixProduct.Multiply(new Matrix(a, m, k), new Matrix(b, k, n), c, accumulate: false, workspace);
    }
}

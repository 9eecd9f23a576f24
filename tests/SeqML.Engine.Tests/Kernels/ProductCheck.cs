using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>One product of [m, k] by [k, n], with both matrices stored either way round, C dense or strided, set or added to.</summary>
internal sealed class ProductCheck
{
    private readonly int m, k, n;
    private readonly float[] a, b, aTransposed, bTransposed;
    private readonly double[] product;
    private readonly GuardedFloats workspace;

    public ProductCheck(int m, int k, int n)
    {
        (this.m, this.k, this.n) = (m, k, n);
        (a, b) = (RandomFloats.Uniform(m * k, seed: 11 * m + k), RandomFloats.Uniform(k * n, seed: 13 * k + n));
        aTransposed = MatrixProductReference.Transpose(a, m, k);
        bTransposed = MatrixProductReference.Transpose(b, k, n);
        product = MatrixProductReference.Multiply(RandomFloats.ToDoubles(a), RandomFloats.ToDoubles(b), m, k, n);
        workspace = new GuardedFloats(MatrixProduct.PackedLength(k, n), shift: 1);
    }

    public void RunAll()
    {
        Run(transposeA: false, transposeB: false, accumulate: false, gap: 0);
        Run(transposeA: false, transposeB: true, accumulate: true, gap: 5);
        Run(transposeA: true, transposeB: false, accumulate: true, gap: 0);
        Run(transposeA: true, transposeB: true, accumulate: false, gap: 1);
    }

    private void Run(bool transposeA, bool transposeB, bool accumulate, int gap)
    {
        var what = $"[{m}, {k}] by [{k}, {n}], transposes {transposeA} {transposeB}, accumulate {accumulate}, gap {gap}";
        var stride = n + gap;
        var c = new GuardedFloats(m == 0 ? 0 : (m - 1) * stride + n, shift: 2);
        if (accumulate)
            for (var row = 0; row < m; row++)
                RandomFloats.Uniform(n, row).CopyTo(c.Span[(row * stride)..]);

        var left = new GuardedFloats(transposeA ? aTransposed : a, shift: 3).Span;
        var right = transposeB ? new Matrix(bTransposed, n, k).Transposed : new Matrix(b, k, n);
        MatrixProduct.Pack(right, workspace.Span);
        MatrixProduct.MultiplyPacked(transposeA ? new Matrix(left, k, m).Transposed : new Matrix(left, m, k),
            workspace.Span, n, c.Span, stride, accumulate);

        c.CheckGuards(what);
        workspace.CheckGuards(what);
        var allowed = Tolerance.Kernel.At(1 + k * 0.25); // a product of two numbers from -1 to 1 is 0.25 on average
        for (var row = 0; row < m; row++)
        {
            var start = accumulate ? RandomFloats.Uniform(n, row) : new float[n];
            for (var column = 0; column < n; column++)
                if (!(Math.Abs(c.Span[row * stride + column] - product[row * n + column] - start[column]) <= allowed))
                    Expect.Close(product[row * n + column] + start[column], c.Span[row * stride + column], Tolerance.Kernel, 1 + k * 0.25, what);
            if (row < m - 1)
                Assert.Equal(-1, c.Span.Slice(row * stride + n, gap).IndexOfAnyExcept(GuardedFloats.SentinelValue));
        }
    }
}

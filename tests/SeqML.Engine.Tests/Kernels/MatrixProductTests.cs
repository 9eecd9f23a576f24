using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

public sealed class MatrixProductTests
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 6, 7, 8, 11, 12, 13, 31, 32, 33, 64, 65, 127, 257];

    public static TheoryData<int> RowCounts => [0, .. Sizes, 25];

    [Theory]
    [MemberData(nameof(RowCounts))]
    public void Every_size_transpose_and_stride_is_right(int m)
    {
        foreach (var k in m > 100 ? [2, 13, 257] : Sizes)
            foreach (var n in m > 100 ? [1, 33, 65] : Sizes)
                new ProductCheck(m, k, n).RunAll();
    }

    [Theory]
    [InlineData(5, 256, 40)]
    [InlineData(5, 512, 40)]
    [InlineData(13, 513, 35)]
    [InlineData(2, 1000, 3)]
    public void Inner_dimensions_of_several_blocks_are_right(int m, int k, int n) => new ProductCheck(m, k, n).RunAll();

    [Fact]
    public void Nothing_by_nothing_is_nothing()
    {
        foreach (var (m, k, n) in new[] { (3, 0, 4), (0, 3, 4), (3, 4, 0), (0, 0, 0) })
            new ProductCheck(m, k, n).RunAll();
    }

    [Fact]
    public void A_row_of_a_product_has_the_bits_of_that_row_alone()
    {
        foreach (var k in new[] { 1, 7, 32, 257, 600 })
            foreach (var n in new[] { 1, 8, 31, 33, 64, 100 })
                foreach (var m in new[] { 2, 5, 12, 23, 37 })
                {
                    var (a, b) = (RandomFloats.Uniform(m * k, seed: 1), RandomFloats.Uniform(k * n, seed: 2));
                    var start = RandomFloats.Uniform(m * n, seed: 3);
                    var packed = new float[MatrixProduct.PackedLength(k, n)];
                    MatrixProduct.Pack(new Matrix(b, k, n), packed);
                    var all = (float[])start.Clone();
                    MatrixProduct.MultiplyPacked(new Matrix(a, m, k), packed, n, all, n, accumulate: true);
                    for (var row = 0; row < m; row++)
                    {
                        var alone = start.AsSpan(row * n, n).ToArray();
                        MatrixProduct.MultiplyPacked(new Matrix(a, m, k).SliceRows(row, 1), packed, n, alone, n, accumulate: true);
                        Expect.SameBits(alone, all.AsSpan(row * n, n), $"row {row} of [{m}, {k}] by [{k}, {n}]");
                    }
                }
    }

    [Fact]
    public void A_bias_in_each_row_gives_the_bits_of_rows_that_held_it()
    {
        foreach (var k in new[] { 0, 1, 33, 257, 600 })
            foreach (var n in new[] { 1, 16, 33, 100 })
                foreach (var m in new[] { 0, 1, 5, 37 })
                {
                    var (a, b, bias) = (RandomFloats.Uniform(m * k, seed: 1), RandomFloats.Uniform(k * n, seed: 2), RandomFloats.Uniform(n, seed: 3));
                    var packed = new float[MatrixProduct.PackedLength(k, n)];
                    MatrixProduct.Pack(new Matrix(b, k, n), packed);
                    var (held, given) = (new float[m * n], new float[m * n]);
                    for (var row = 0; row < m; row++)
                        bias.CopyTo(held, row * n);
                    given.AsSpan().Fill(float.NaN);
                    MatrixProduct.MultiplyPacked(new Matrix(a, m, k), packed, n, held, n, accumulate: true);
                    MatrixProduct.MultiplyPacked(new Matrix(a, m, k), packed, bias, given, n);
                    Expect.SameBits(held, given, $"[{m}, {k}] by [{k}, {n}]");
                }
    }

    [Fact]
    public void Nan_and_infinity_stay_in_their_row_and_column()
    {
        const int m = 9, k = 20, n = 37;
        var (a, b, c) = (RandomFloats.Uniform(m * k, seed: 1), RandomFloats.Uniform(k * n, seed: 2), new float[m * n]);
        a[4 * k + 3] = float.NaN;
        b[7 * n + 36] = float.PositiveInfinity;
        MatrixProduct.Multiply(new Matrix(a, m, k), new Matrix(b, k, n), c, accumulate: false, new float[MatrixProduct.PackedLength(k, n)]);
        for (var i = 0; i < c.Length; i++)
            Assert.True(i / n == 4 ? float.IsNaN(c[i]) : i % n == 36 ? float.IsInfinity(c[i]) : float.IsFinite(c[i]), $"[{i / n}, {i % n}]");
    }

    [Fact]
    public void Spans_that_are_too_short_are_refused()
    {
        var (a, b, packed) = (new float[6], new float[12], new float[MatrixProduct.PackedLength(3, 4)]);
        Assert.Throws<ArgumentException>(() => new Matrix(a, 2, 4));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Pack(new Matrix(b, 3, 4), packed.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Multiply(packed, cLength: 7, cStride: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Multiply(packed, cLength: 8, cStride: 3));
        Assert.Throws<ArgumentException>(() => Multiply(packed[1..], cLength: 8, cStride: 4));
        Assert.Throws<ArgumentException>(
            () => MatrixProduct.Multiply(new Matrix(a, 3, 2), new Matrix(b, 3, 4), new float[12], accumulate: false, packed));

        void Multiply(float[] right, int cLength, int cStride) =>
            MatrixProduct.MultiplyPacked(new Matrix(a, 2, 3), right, columns: 4, new float[cLength], cStride, accumulate: false);
    }
}

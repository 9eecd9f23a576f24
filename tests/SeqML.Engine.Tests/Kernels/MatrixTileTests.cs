using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Kernels.Simd;
using SeqML.Engine.Tests.References;
using SeqML.TestKit;

namespace SeqML.Engine.Tests.Kernels;

/// <summary>The innermost tile at every width of registers and every number of rows.</summary>
public sealed class MatrixTileTests
{
    public static TheoryData<int> Supported => [.. Widths.Supported];

    [Theory]
    [MemberData(nameof(Supported))]
    public void Every_tile_is_right_and_touches_nothing_outside(int width)
    {
        foreach (var inner in new[] { 0, 1, 2, 7, 31, 256 })
            foreach (var accumulate in new[] { false, true })
            {
                Widths.Run(width, new Tile<Rows1>(inner, accumulate));
                Widths.Run(width, new Tile<Rows2>(inner, accumulate));
                Widths.Run(width, new Tile<Rows4>(inner, accumulate));
                Widths.Run(width, new Tile<Rows6>(inner, accumulate));
                Widths.Run(width, new Tile<Rows8>(inner, accumulate));
                Widths.Run(width, new Tile<Rows12>(inner, accumulate));
            }
    }

    private readonly struct Tile<R>(int inner, bool accumulate) : IWidthFunction<bool>
        where R : IRows
    {
        /// <summary>Compares with the reference, with each row alone, and with A column by column.</summary>
        public unsafe bool Run<S, V>()
            where S : ISimd<V>
            where V : struct
        {
            var columns = 2 * S.Width;
            var stride = columns + 3;
            var a = new GuardedFloats(RandomFloats.Uniform(R.Count * inner, seed: 1));
            var b = new GuardedFloats(RandomFloats.Uniform(inner * columns, seed: 2), shift: 1);
            var start = RandomFloats.Uniform(R.Count * stride - 3, seed: 3);
            var (c, alone, turned) = (new GuardedFloats(start, shift: 2), new GuardedFloats(start), new GuardedFloats(start));
            var transposed = MatrixProductReference.Transpose(a.Span.ToArray(), R.Count, inner);
            fixed (float* aStart = a.Span, tStart = transposed, bStart = b.Span, cStart = c.Span, rowStart = alone.Span, turnedStart = turned.Span)
            {
                MatrixTile.Multiply<S, V, R>(aStart, inner, 1, bStart, accumulate ? cStart : null, stride, cStart, stride, inner);
                MatrixTile.Multiply<S, V, R>(tStart, 1, R.Count, bStart, accumulate ? turnedStart : null, stride, turnedStart, stride, inner);
                for (var row = 0; row < R.Count; row++)
                    MatrixTile.Multiply<S, V, Rows1>(aStart + row * inner, inner, 1, bStart, accumulate ? rowStart + row * stride : null, stride, rowStart + row * stride, stride, inner);
            }
            var what = $"tile of {R.Count} rows, width {S.Width}, inner {inner}, accumulate {accumulate}";
            Expect.SameBits(alone.Span, c.Span, what + " and its rows alone");
            Expect.SameBits(turned.Span, c.Span, what + " and its transpose");
            c.CheckGuards(what);
            Check(a, b, start, c, columns, stride, what);
            return true;
        }

        private void Check(GuardedFloats a, GuardedFloats b, float[] start, GuardedFloats c, int columns, int stride, string what)
        {
            var product = MatrixProductReference.Multiply(
                RandomFloats.ToDoubles(a.Span), RandomFloats.ToDoubles(b.Span), R.Count, inner, columns);
            for (var i = 0; i < start.Length; i++)
                if (i % stride >= columns)
                    Assert.Equal(start[i], c.Span[i]);
                else
                    Expect.Close(product[i / stride * columns + i % stride] + (accumulate ? start[i] : 0), c.Span[i],
                        Tolerance.Kernel, 1 + inner * 0.25, what);
        }
    }
}

using SeqML.Engine.Threading;

namespace SeqML.Engine.Kernels.MatrixProducts;

/// <summary>The products of <see cref="MatrixProduct"/>, with the rows of the result shared among workers. Every element is the same chain of multiply-adds as there.</summary>
/// <remarks>Keeps what the workers need to know of the product at hand; so for one product at a time.</remarks>
public sealed unsafe class SharedProduct
{
    /// <summary>Multiply-adds that are worth another thread: some microseconds.</summary>
    private const long WorthSharing = 1 << 18;

    /// <summary>Rows are shared in whole tiles.</summary>
    private const int Unit = 12;

    private readonly Workers workers;
    private float* a;
    private float* b;
    private float* c;
    private float* bias;
    private int rows;
    private int inner;
    private int columns;
    private int rowStride;
    private int columnStride;
    private int cStride;
    private int shares;
    private bool accumulate;
    private bool hasBias;

    /// <summary>Products for these workers.</summary>
    public SharedProduct(Workers workers) => this.workers = workers;

    /// <summary>C = A B, or C += A B, with B packed as <see cref="MatrixProduct.Pack"/> does.</summary>
    public void MultiplyPacked(Matrix a, ReadOnlySpan<float> packed, int columns, Span<float> c, int cStride, bool accumulate)
    {
        if (!IsWorthSharing(a, columns))
            MatrixProduct.MultiplyPacked(a, packed, columns, c, cStride, accumulate);
        else
            Share(a, packed, columns, default, c, cStride, accumulate);
    }

    /// <summary>C = A B + bias in each row, with B packed as <see cref="MatrixProduct.Pack"/> does.</summary>
    public void MultiplyPacked(Matrix a, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> c, int cStride)
    {
        if (!IsWorthSharing(a, bias.Length))
            MatrixProduct.MultiplyPacked(a, packed, bias, c, cStride);
        else
            Share(a, packed, bias.Length, bias, c, cStride, accumulate: false);
    }

    /// <summary>C = A B, or C += A B; see <see cref="MatrixProduct.Multiply"/>.</summary>
    public void Multiply(Matrix a, Matrix b, Span<float> c, bool accumulate, Span<float> workspace)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException($"Expected as many rows as the left matrix has columns, {a.Columns}, found {b.Rows}.", nameof(b));
        MatrixProduct.Pack(b, workspace);
        MultiplyPacked(a, workspace, b.Columns, c, b.Columns, accumulate);
    }

    private bool IsWorthSharing(Matrix a, int columns)
    {
        shares = (int)Math.Min(Math.Min(workers.Count, (a.Rows + Unit - 1) / Unit), (long)a.Rows * a.Columns * columns / WorthSharing);
        return shares > 1;
    }

    private void Share(Matrix a, ReadOnlySpan<float> packed, int columns, ReadOnlySpan<float> bias, Span<float> c, int cStride, bool accumulate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cStride, columns);
        Require.AtLeast(MatrixProduct.PackedLength(a.Columns, columns), packed);
        Require.AtLeast((a.Rows - 1L) * cStride + columns, c);
        (rows, inner, rowStride, columnStride) = (a.Rows, a.Columns, a.RowStride, a.ColumnStride);
        (this.columns, this.cStride, this.accumulate, hasBias) = (columns, cStride, accumulate, !bias.IsEmpty);
        fixed (float* aStart = a.Values, bStart = packed, cStart = c, biasStart = bias)
        {
            this.a = aStart;
            b = bStart;
            this.c = cStart;
            this.bias = biasStart;
            workers.Run(shares, this, static (product, part) => product.MultiplyRows(part));
        }
    }

    private void MultiplyRows(int part)
    {
        var (start, end) = Workers.Share(rows, part, shares, Unit);
        if (start == end)
            return;
        var count = end - start;
        var length = (count - 1) * rowStride + (inner - 1) * columnStride + 1;
        var left = new Matrix(new ReadOnlySpan<float>(a + (nint)start * rowStride, length), count, inner, rowStride, columnStride);
        var right = new ReadOnlySpan<float>(b, MatrixProduct.PackedLength(inner, columns));
        var result = new Span<float>(c + (nint)start * cStride, (count - 1) * cStride + columns);
        if (hasBias)
            MatrixProduct.MultiplyPacked(left, right, new ReadOnlySpan<float>(bias, columns), result, cStride);
        else
            MatrixProduct.MultiplyPacked(left, right, columns, result, cStride, accumulate);
    }
}

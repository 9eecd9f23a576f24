using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SeqML.Engine.Kernels.Simd;

namespace SeqML.Engine.Kernels.MatrixProducts;

/// <summary>
/// The product of two matrices, C = A B. B is packed into panels once, and then serves any number of products: a weight
/// is packed once a step, however many time steps use it.
/// </summary>
/// <remarks>
/// The inner dimension is cut into blocks of <see cref="InnerBlock"/>, so that a tile's rows of A stay in the first-level
/// cache and B's block in the second. (Goto and van de Geijn 2008: "Anatomy of high-performance matrix multiplication".)
/// </remarks>
public static unsafe class MatrixProduct
{
    private const int InnerBlock = 256;
    private const int TransposedRows = 16;

    /// <summary>Floats between addresses that a first-level cache puts in the same set.</summary>
    private const int CacheWay = 1024;

    /// <summary>Floats between rows that do not meet in the cache.</summary>
    private const int ApartStride = InnerBlock + 16;

    /// <summary>Columns of a panel: two registers.</summary>
    private static int PanelWidth =>
        Vector512.IsHardwareAccelerated ? 2 * Simd512.Width
        : Vector256.IsHardwareAccelerated ? 2 * Simd256.Width
        : Vector128.IsHardwareAccelerated ? 2 * Simd128.Width
        : 2 * SimdScalar.Width;

    /// <summary>Floats that a packed matrix of these sizes takes.</summary>
    public static int PackedLength(int rows, int columns) => rows * ((columns + PanelWidth - 1) / PanelWidth) * PanelWidth;

    /// <summary>Lays B out as the product reads it: blocks of rows, in each the panels, in each the rows; the last panel is filled with zeros.</summary>
    public static void Pack(Matrix b, Span<float> packed)
    {
        Require.AtLeast(PackedLength(b.Rows, b.Columns), packed);
        var panel = PanelWidth;
        fixed (float* source = b.Values, start = packed)
        {
            var destination = start;
            for (var inner = 0; inner < b.Rows; inner += InnerBlock)
                for (var column = 0; column < b.Columns; column += panel)
                {
                    var rows = Math.Min(InnerBlock, b.Rows - inner);
                    var corner = source + (nint)inner * b.RowStride + (nint)column * b.ColumnStride;
                    PackPanel(corner, b.RowStride, b.ColumnStride, rows, Math.Min(panel, b.Columns - column), panel, destination);
                    destination += rows * panel;
                }
        }
    }

    private static void PackPanel(float* source, nint rowStride, nint columnStride, int rows, int columns, int panel, float* destination)
    {
        if (columns < panel)
            new Span<float>(destination, rows * panel).Clear();
        if (columnStride == 1)
            for (nint row = 0; row < rows; row++)
            {
                // Few floats a row: a call to copy them would take longer than the copy.
                float* from = source + row * rowStride, to = destination + row * panel;
                var column = 0;
                for (; column <= columns - 4; column += 4)
                    Vector128.Load(from + column).Store(to + column);
                for (; column < columns; column++)
                    to[column] = from[column];
            }
        else
            // A transposition, in blocks of a cache line of the source, so that what is written stays in the cache.
            for (nint start = 0; start < rows; start += TransposedRows)
            {
                var end = Math.Min(start + TransposedRows, rows);
                for (var column = 0; column < columns; column++)
                {
                    var from = source + column * columnStride;
                    for (var row = start; row < end; row++)
                        destination[row * panel + column] = from[row * rowStride];
                }
            }
    }

    /// <summary>C = A B, or C += A B, with B as <see cref="Pack"/> left it.</summary>
    /// <param name="a">The left matrix, [m, k].</param>
    /// <param name="packed">The right matrix, [k, n], packed.</param>
    /// <param name="columns">n.</param>
    /// <param name="c">The result, [m, n], row-major.</param>
    /// <param name="cStride">Floats from a row of C to the next, at least n.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    public static void MultiplyPacked(Matrix a, ReadOnlySpan<float> packed, int columns, Span<float> c, int cStride, bool accumulate) =>
        MultiplyAtWidth(a, packed, columns, default, c, cStride, accumulate);

    /// <summary>C = A B + bias in each row, with B as <see cref="Pack"/> left it.</summary>
    /// <param name="a">The left matrix, [m, k].</param>
    /// <param name="packed">The right matrix, [k, n], packed.</param>
    /// <param name="bias">[n].</param>
    /// <param name="c">The result, [m, n], row-major.</param>
    /// <param name="cStride">Floats from a row of C to the next, at least n.</param>
    public static void MultiplyPacked(Matrix a, ReadOnlySpan<float> packed, ReadOnlySpan<float> bias, Span<float> c, int cStride) =>
        MultiplyAtWidth(a, packed, bias.Length, bias, c, cStride, accumulate: false);

    private static void MultiplyAtWidth(Matrix a, ReadOnlySpan<float> packed, int columns, ReadOnlySpan<float> bias, Span<float> c, int cStride, bool accumulate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cStride, columns);
        Require.AtLeast(PackedLength(a.Columns, columns), packed);
        Require.AtLeast(a.Rows == 0 ? 0 : (a.Rows - 1L) * cStride + columns, c);
        if (Vector512.IsHardwareAccelerated)
            Multiply<Simd512, Vector512<float>>(a, packed, columns, bias, c, cStride, accumulate);
        else if (Vector256.IsHardwareAccelerated)
            Multiply<Simd256, Vector256<float>>(a, packed, columns, bias, c, cStride, accumulate);
        else if (Vector128.IsHardwareAccelerated)
            Multiply<Simd128, Vector128<float>>(a, packed, columns, bias, c, cStride, accumulate);
        else
            Multiply<SimdScalar, float>(a, packed, columns, bias, c, cStride, accumulate);
    }

    /// <summary>C = A B, or C += A B.</summary>
    /// <param name="a">The left matrix, [m, k].</param>
    /// <param name="b">The right matrix, [k, n].</param>
    /// <param name="c">The result, [m, n], row-major.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    /// <param name="workspace">At least <see cref="PackedLength"/> floats, of any value.</param>
    public static void Multiply(Matrix a, Matrix b, Span<float> c, bool accumulate, Span<float> workspace)
    {
        if (a.Columns != b.Rows)
            throw new ArgumentException($"Expected as many rows as the left matrix has columns, {a.Columns}, found {b.Rows}.", nameof(b));
        Pack(b, workspace);
        MultiplyPacked(a, workspace, b.Columns, c, b.Columns, accumulate);
    }

    [SkipLocalsInit]
    private static void Multiply<S, V>(Matrix a, ReadOnlySpan<float> packed, int columns, ReadOnlySpan<float> bias, Span<float> c, int cStride, bool accumulate)
        where S : ISimd<V>
        where V : struct
    {
        var panel = 2 * S.Width;
        var paddedColumns = (columns + panel - 1) / panel * panel;
        var tileRows = S.HasManyRegisters ? 12 : 6;
        var rowsOfA = stackalloc float[12 * ApartStride];
        for (var row = 0; row < a.Rows && a.Columns == 0 && !accumulate; row++)
            if (bias.IsEmpty)
                c.Slice(row * cStride, columns).Clear();
            else
                bias.CopyTo(c.Slice(row * cStride, columns));

        fixed (float* aStart = a.Values, bStart = packed, cStart = c, biasStart = bias)
            for (var inner = 0; inner < a.Columns; inner += InnerBlock)
            {
                var depth = Math.Min(InnerBlock, a.Columns - inner);
                for (int row = 0, rows; row < a.Rows; row += rows)
                {
                    rows = TileRows(a.Rows - row, tileRows);
                    var corner = aStart + (nint)row * a.RowStride + (nint)inner * a.ColumnStride;
                    var (rowStride, columnStride) = ((nint)a.RowStride, (nint)a.ColumnStride);
                    // Rows of A are read as they lie, unless that would be by columns, or rows would meet in the same
                    // places of the cache; and only where several panels share the cost.
                    if (rows > 1 && columns > panel && columnStride != 1)
                    {
                        PackPanel(corner, columnStride, rowStride, depth, rows, rows, rowsOfA);
                        corner = rowsOfA;
                        (rowStride, columnStride) = (1, rows);
                    }
                    else if (rows > 1 && columns > panel && rowStride % CacheWay == 0)
                    {
                        for (var i = 0; i < rows; i++)
                            new ReadOnlySpan<float>(corner + i * rowStride, depth).CopyTo(new Span<float>(rowsOfA + i * ApartStride, depth));
                        corner = rowsOfA;
                        rowStride = ApartStride;
                    }
                    // What a tile starts from: zeros, the bias, or what C holds.
                    var c0 = cStart + (nint)row * cStride;
                    var addsToC = accumulate || inner > 0;
                    MultiplyRows<S, V>(rows, corner, rowStride, columnStride, bStart + (nint)inner * paddedColumns, depth,
                        addsToC ? c0 : biasStart, addsToC ? cStride : 0, c0, cStride, columns);
                }
            }
    }

    /// <summary>Rows of the next tile: as many as a tile takes, and what is left in as few tiles as it can be.</summary>
    private static int TileRows(int left, int tileRows) => left switch
    {
        >= 24 when tileRows == 12 => 12,
        >= 16 when tileRows == 12 => 8,
        >= 12 when tileRows == 12 => 12,
        >= 8 when tileRows == 12 => 8,
        >= 6 => 6,
        >= 4 => 4,
        >= 2 => 2,
        _ => 1,
    };

    [SkipLocalsInit]
    private static void MultiplyRows<S, V>(int rows, float* a, nint aRowStride, nint aColumnStride, float* b, int depth,
        float* start, int startStride, float* c, int cStride, int columns)
        where S : ISimd<V>
        where V : struct
    {
        var panel = 2 * S.Width;
        var edge = stackalloc float[12 * panel];
        for (var column = 0; column < columns; column += panel, b += (nint)depth * panel)
        {
            float* tile = c + column, from = start == null ? null : start + column;
            var (tileStride, fromStride) = (cStride, startStride);
            var isWhole = column + panel <= columns;
            if (!isWhole)
            {
                // The last panel is narrower than a tile, which so computes beside C.
                tile = edge;
                tileStride = panel;
                if (from != null)
                {
                    CopyTile(from, fromStride, edge, panel, rows, columns - column);
                    from = edge;
                    fromStride = panel;
                }
            }
            switch (rows)
            {
                case 12: MatrixTile.Multiply<S, V, Rows12>(a, aRowStride, aColumnStride, b, from, fromStride, tile, tileStride, depth); break;
                case 8: MatrixTile.Multiply<S, V, Rows8>(a, aRowStride, aColumnStride, b, from, fromStride, tile, tileStride, depth); break;
                case 6: MatrixTile.Multiply<S, V, Rows6>(a, aRowStride, aColumnStride, b, from, fromStride, tile, tileStride, depth); break;
                case 4: MatrixTile.Multiply<S, V, Rows4>(a, aRowStride, aColumnStride, b, from, fromStride, tile, tileStride, depth); break;
                case 2: MatrixTile.Multiply<S, V, Rows2>(a, aRowStride, aColumnStride, b, from, fromStride, tile, tileStride, depth); break;
                default: MatrixTile.Multiply<S, V, Rows1>(a, aRowStride, aColumnStride, b, from, fromStride, tile, tileStride, depth); break;
            }
            if (!isWhole)
                CopyTile(edge, panel, c + column, cStride, rows, columns - column);
        }
    }

    private static void CopyTile(float* source, int sourceStride, float* destination, int destinationStride, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
            new ReadOnlySpan<float>(source + row * sourceStride, columns).CopyTo(new Span<float>(destination + row * destinationStride, columns));
    }
}

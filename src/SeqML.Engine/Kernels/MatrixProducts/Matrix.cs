namespace SeqML.Engine.Kernels.MatrixProducts;

/// <summary>A view of floats as a matrix with any strides, so that a transpose moves nothing.</summary>
public readonly ref struct Matrix
{
    /// <summary>Views row-major values as a matrix of <paramref name="rows"/> by <paramref name="columns"/>.</summary>
    public Matrix(ReadOnlySpan<float> values, int rows, int columns)
        : this(values, rows, columns, columns, 1)
    {
    }

    /// <summary>Views values with any strides: the element of row i and column j is number i x rowStride + j x columnStride.</summary>
    public Matrix(ReadOnlySpan<float> values, int rows, int columns, int rowStride, int columnStride)
    {
        Require.AtLeast(rows == 0 || columns == 0 ? 0 : (rows - 1L) * rowStride + (columns - 1L) * columnStride + 1, values);
        Values = values;
        (Rows, Columns, RowStride, ColumnStride) = (rows, columns, rowStride, columnStride);
    }

    /// <summary>The floats that are viewed.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>Floats from an element to the one below it.</summary>
    public int RowStride { get; }

    /// <summary>Floats from an element to the one right of it.</summary>
    public int ColumnStride { get; }

    /// <summary>The same floats with rows and columns exchanged.</summary>
    public Matrix Transposed => new(Values, Columns, Rows, ColumnStride, RowStride);

    /// <summary>The columns from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    public Matrix SliceColumns(int start, int count) => new(Values[(start * ColumnStride)..], Rows, count, RowStride, ColumnStride);

    /// <summary>The rows from <paramref name="start"/> on, <paramref name="count"/> of them.</summary>
    public Matrix SliceRows(int start, int count) => new(Values[(start * RowStride)..], count, Columns, RowStride, ColumnStride);
}

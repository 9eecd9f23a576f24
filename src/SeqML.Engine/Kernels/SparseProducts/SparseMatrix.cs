using System.Runtime.InteropServices;

namespace SeqML.Engine.Kernels.SparseProducts;

/// <summary>A matrix of which few elements are not zero: for each row, the columns and values of those that are not. (Compressed sparse rows.)</summary>
/// <remarks>It is filled row by row, and its memory serves again after <see cref="Clear"/>.</remarks>
internal sealed class SparseMatrix
{
    private int[] starts = new int[1];
    private int[] columns = [];
    private float[] values = [];
    private int room;

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>How many elements are kept.</summary>
    public int Count => starts[Rows];

    /// <summary>The columns of a row's elements, in order.</summary>
    public ReadOnlySpan<int> ColumnsOf(int row) => columns.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>The values of a row's elements.</summary>
    public ReadOnlySpan<float> ValuesOf(int row) => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>No rows, and room for some.</summary>
    /// <param name="rowCapacity">How many rows there may be.</param>
    /// <param name="capacity">How many elements there may be, however much memory an earlier matrix left.</param>
    public void Clear(int rowCapacity, int capacity)
    {
        (Rows, room) = (0, capacity);
        if (starts.Length <= rowCapacity)
            starts = new int[rowCapacity + 1];
        if (values.Length < capacity)
            (columns, values) = (new int[capacity], new float[capacity]);
    }

    /// <summary>Appends rows of which all elements are zero, until there are <paramref name="rows"/>.</summary>
    public void AddEmptyRows(int rows)
    {
        for (; Rows < rows; Rows++)
            starts[Rows + 1] = Count;
    }

    /// <summary>Appends a row.</summary>
    /// <returns>Whether there was room for it; if not, the matrix is as it was.</returns>
    public bool TryAddRow(ReadOnlySpan<float> row)
    {
        var bits = MemoryMarshal.Cast<float, int>(row); // searched in whole registers; a zero below zero counts as an element
        var count = Count;
        for (var column = bits.IndexOfAnyExcept(0); column >= 0;)
        {
            if (count == room)
                return false;
            (columns[count], values[count]) = (column, row[column]);
            count++;
            var next = bits[(column + 1)..].IndexOfAnyExcept(0);
            column = next < 0 ? next : column + 1 + next;
        }
        starts[Rows + 1] = count;
        Rows++;
        return true;
    }

    /// <summary>The same with rows and columns exchanged.</summary>
    /// <param name="rows">How many columns this has.</param>
    /// <param name="result">Where it goes.</param>
    public void Transpose(int rows, SparseMatrix result)
    {
        result.Clear(rows, Count);
        Array.Clear(result.starts, 0, rows + 1);
        foreach (var column in columns.AsSpan(0, Count))
            result.starts[column + 1]++;
        for (var row = 0; row < rows; row++)
            result.starts[row + 1] += result.starts[row];
        // Each element goes where its new row stands; that moves the start of a row to its end, the start of the next.
        for (var row = 0; row < Rows; row++)
            for (var i = starts[row]; i < starts[row + 1]; i++)
            {
                var place = result.starts[columns[i]]++;
                (result.columns[place], result.values[place]) = (row, values[i]);
            }
        Array.Copy(result.starts, 0, result.starts, 1, rows);
        result.starts[0] = 0;
        result.Rows = rows;
    }
}

namespace SeqML.Engine.Tests.References;

/// <summary>C = A B and C = A Bᵀ by the definition, row-major.</summary>
internal static class MatrixProductReference
{
    /// <summary>c_ij = sum over l of a_il b_lj.</summary>
    public static double[] Multiply(double[] a, double[] b, int rows, int inner, int columns)
    {
        var c = new double[rows * columns];
        for (var i = 0; i < rows; i++)
            for (var l = 0; l < inner; l++)
                for (var j = 0; j < columns; j++)
                    c[i * columns + j] += a[i * inner + l] * b[l * columns + j];
        return c;
    }

    /// <summary>The [columns, rows] matrix with the elements of the [rows, columns] one.</summary>
    public static T[] Transpose<T>(T[] values, int rows, int columns)
    {
        var transposed = new T[values.Length];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                transposed[j * rows + i] = values[i * columns + j];
        return transposed;
    }
}

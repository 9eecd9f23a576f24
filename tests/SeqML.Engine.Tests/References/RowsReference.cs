namespace SeqML.Engine.Tests.References;

/// <summary>Rows by their indices, and columns side by side.</summary>
internal static class RowsReference
{
    /// <summary>y_n = x_(i_n).</summary>
    public static double[] Gather(double[] x, int[] rows, int features) =>
        [.. rows.SelectMany(row => x[(row * features)..((row + 1) * features)])];

    /// <summary>y_n = [a_n, b_n, ...], of matrices with the given numbers of columns.</summary>
    public static double[] Join(double[][] parts, int[] columns, int rows) =>
        [.. Enumerable.Range(0, rows).SelectMany(n => parts.Zip(columns, (part, width) => part[(n * width)..((n + 1) * width)]).SelectMany(row => row))];
}

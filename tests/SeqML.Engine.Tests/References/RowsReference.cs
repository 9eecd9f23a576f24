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

    /// <summary>u - v of each pair of rows.</summary>
    public static double[] Differences(double[] x, int[] first, int[] second, int features) =>
        [.. Gather(x, first, features).Zip(Gather(x, second, features), (u, v) => u - v)];

    /// <summary>[u; v; |u - v|; u v] of each pair of rows.</summary>
    public static double[] Pair(double[] x, int[] first, int[] second, int features)
    {
        var (u, v) = (Gather(x, first, features), Gather(x, second, features));
        double[][] parts = [u, v, [.. Differences(x, first, second, features).Select(Math.Abs)], [.. u.Zip(v, (a, b) => a * b)]];
        return Join(parts, [features, features, features, features], first.Length);
    }
}

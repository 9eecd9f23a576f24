namespace SeqML.Engine.Tests.References;

/// <summary>Maximum, mean and last state over the tokens of each packed sequence.</summary>
internal static class PoolingReference
{
    public static double[] Max(double[] x, int[] lengths, int features) =>
        Pool(lengths, features, (rows, f) => rows.Max(row => x[row * features + f]));

    public static double[] Mean(double[] x, int[] lengths, int features) =>
        Pool(lengths, features, (rows, f) => rows.Sum(row => x[row * features + f]) / rows.Length);

    /// <summary>Of the features of the first direction the last token's, of those of the second the first token's.</summary>
    public static double[] Last(double[] x, int[] lengths, int features, int directions) =>
        Pool(lengths, features, (rows, f) => x[(f < features / directions ? rows[^1] : rows[0]) * features + f]);

    private static double[] Pool(int[] lengths, int features, Func<int[], int, double> pool) =>
        [.. PackedRows.Of(lengths).SelectMany(rows => Enumerable.Range(0, features).Select(f => pool(rows, f)))];
}

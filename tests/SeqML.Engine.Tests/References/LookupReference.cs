namespace SeqML.Engine.Tests.References;

/// <summary>y_n = W[id_n], where the padding id's row is a constant: it has no gradient.</summary>
internal static class LookupReference
{
    public static double[] Apply(double[] table, ReadOnlySpan<int> ids, int width, int paddingId, ReadOnlySpan<double> paddingRow)
    {
        var y = new double[ids.Length * width];
        for (var n = 0; n < ids.Length; n++)
            for (var e = 0; e < width; e++)
                y[n * width + e] = ids[n] == paddingId ? paddingRow[e] : table[ids[n] * width + e];
        return y;
    }
}

namespace SeqML.Engine.Tests.References;

/// <summary>Attention as the paper's sums: token by token, head by head, with whatever may not be looked at left out.</summary>
internal static class AttentionReference
{
    // q is [N, heads d], packed by queryLengths; k is [M, heads d], packed by memoryLengths, and v [M, heads e]. sees tells whether token t of a
    // sequence may look at token s of its memory, which is the given row; kept, of sequence, head, token, and the place among the
    // tokens that it may look at, what a weight is multiplied by.
    public static double[] Apply(double[] q, double[] k, double[] v, int heads, int[] queryLengths, int[] memoryLengths, int[] memoryOf,
        Func<int, int, int, bool> sees, Func<int, int, int, int, double> kept)
    {
        var (queries, keys) = (PackedRows.Of(queryLengths), PackedRows.Of(memoryLengths));
        var (d, e) = (q.Length / queryLengths.Sum() / heads, v.Length / memoryLengths.Sum() / heads);
        var y = new double[queryLengths.Sum() * heads * e];
        for (var b = 0; b < queryLengths.Length; b++)
            for (var t = 0; t < queryLengths[b]; t++)
                for (var h = 0; h < heads; h++)
                {
                    var rows = keys[memoryOf[b]].Where((row, s) => sees(t, s, row)).ToArray();
                    var scores = rows.Select(row => Enumerable.Range(h * d, d).Sum(c => q[queries[b][t] * heads * d + c] * k[row * heads * d + c]) / Math.Sqrt(d)).ToArray();
                    var total = scores.Sum(Math.Exp);
                    for (var i = 0; i < rows.Length; i++)
                        for (var c = h * e; c < (h + 1) * e; c++)
                            y[queries[b][t] * heads * e + c] += Math.Exp(scores[i]) / total * kept(b, h, t, i) * v[rows[i] * heads * e + c];
                }
        return y;
    }
}

namespace SeqML.Engine.Tests.References;

/// <summary>A linear-chain conditional random field by its definition, in double: sums in logarithms over every tag before every tag.</summary>
internal static class CrfReference
{
    /// <summary>The mean over tokens of log Z - score of the true tags. Forbidden scores are minus infinity.</summary>
    public static double Loss(double[] emissions, double[] transitions, double[] start, double[] end, int[] lengths, int[] tags, bool[] rules)
    {
        var count = start.Length;
        var (t, s, e) = (Allowed(transitions, rules, 0), Allowed(start, rules, count * count), Allowed(end, rules, count * count + count));
        return PackedRows.Of(lengths).Sum(rows =>
        {
            double Emission(int row, int tag) => emissions[row * count + tag];
            var forward = Enumerable.Range(0, count).Select(j => s[j] + Emission(rows[0], j)).ToArray();
            var score = s[tags[rows[0]]] + Emission(rows[0], tags[rows[0]]);
            foreach (var (before, row) in rows.Zip(rows.Skip(1)))
            {
                var last = forward;
                forward = [.. Enumerable.Range(0, count).Select(j => Emission(row, j) + LogSumExp(last.Select((a, i) => a + t[i * count + j])))];
                score += t[tags[before] * count + tags[row]] + Emission(row, tags[row]);
            }
            return LogSumExp(forward.Select((a, j) => a + e[j])) - score - e[tags[rows[^1]]];
        }) / lengths.Sum();
    }

    /// <summary>The log of a sum of exponentials, of which some or all may be 0.</summary>
    public static double LogSumExp(IEnumerable<double> x)
    {
        var values = x.ToArray();
        var largest = values.Max();
        return double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(values.Sum(value => Math.Exp(value - largest)));
    }

    private static double[] Allowed(double[] scores, bool[] rules, int start) =>
        [.. scores.Select((score, i) => rules.Length == 0 || rules[start + i] ? score : double.NegativeInfinity)];
}

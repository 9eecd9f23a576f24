namespace SeqML.Layers.Tests.Crf;

/// <summary>Forward and backward recursions of one sentence in double and in logarithms, as in the books: alpha, beta, and their product over Z.</summary>
internal sealed class CrfDoubles
{
    private readonly double[] transitions;
    private readonly double[][] alpha;
    private readonly double[][] beta;
    private readonly double[][] emissions;

    /// <summary>What is forbidden is minus infinity.</summary>
    public CrfDoubles(double[] emissions, double[] transitions, double[] start, double[] end)
    {
        var count = start.Length;
        this.transitions = transitions;
        this.emissions = [.. emissions.Chunk(count)];
        var last = this.emissions.Length - 1;
        (alpha, beta) = ([.. this.emissions.Select(_ => new double[count])], [.. this.emissions.Select(_ => new double[count])]);
        for (var j = 0; j < count; j++)
            (alpha[0][j], beta[last][j]) = (start[j] + this.emissions[0][j], end[j]);
        var terms = new double[count];
        for (var t = 1; t <= last; t++)
            for (var j = 0; j < count; j++)
            {
                for (var i = 0; i < count; i++)
                    terms[i] = alpha[t - 1][i] + transitions[i * count + j];
                alpha[t][j] = this.emissions[t][j] + LogSumExp(terms);
            }
        for (var t = last; t > 0; t--)
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                    terms[j] = transitions[i * count + j] + this.emissions[t][j] + beta[t][j];
                beta[t - 1][i] = LogSumExp(terms);
            }
        LogPartition = LogSumExp([.. alpha[last].Select((a, j) => a + end[j])]);
    }

    public double LogPartition { get; }

    /// <summary>The probability of each tag at each token, token by token.</summary>
    public double[] Marginals => [.. alpha.Zip(beta).SelectMany(rows => rows.First.Zip(rows.Second, (a, b) => Math.Exp(a + b - LogPartition)))];

    /// <summary>How often each tag is expected after each.</summary>
    public double[] Counts
    {
        get
        {
            var (count, counts) = (alpha[0].Length, new double[transitions.Length]);
            for (var t = 1; t < alpha.Length; t++)
                for (var i = 0; i < count; i++)
                    for (var j = 0; j < count; j++)
                        counts[i * count + j] += Math.Exp(alpha[t - 1][i] + transitions[i * count + j] + emissions[t][j] + beta[t][j] - LogPartition);
            return counts;
        }
    }

    private static double LogSumExp(double[] x)
    {
        var largest = x.Max();
        if (double.IsNegativeInfinity(largest))
            return largest;
        var sum = 0d;
        foreach (var value in x)
            sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }
}

namespace SeqML.Engine.Kernels.Crf;

/// <summary>The probability that some tokens side by side have given tags, whatever the others have (Culotta and McCallum 2004's constrained forward-backward, for one run).</summary>
public static class CrfRunKernel
{
    /// <summary>
    /// With P(i | j) of <see cref="CrfBackwardKernel"/>, a product from the end of the run to its start: m of the last tag, P of each tag before the next, and,
    /// where only some tags may stand just before or after, the sums of P over these.
    /// </summary>
    /// <param name="scores">The transitions.</param>
    /// <param name="trellis">One that <see cref="CrfBackwardKernel"/> has filled.</param>
    /// <param name="start">The first token of the run.</param>
    /// <param name="tags">The tags of the run, at least one.</param>
    /// <param name="before">[K], whether a tag may stand just before the run; empty where any may. It says nothing of a run at the start.</param>
    /// <param name="after">[K], whether a tag may stand just after it; empty where any may.</param>
    /// <returns>A probability; 0 where a transition of the run is forbidden.</returns>
    public static double Probability(CrfScores scores, CrfTrellis trellis, int start, ReadOnlySpan<int> tags, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        var (stride, end) = (trellis.Stride, start + tags.Length - 1);
        ReadOnlySpan<float> marginals = trellis.Marginals;
        var probability = 0d;
        if (after.IsEmpty || end == trellis.Steps - 1)
            probability = marginals[end * stride + tags[^1]];
        else
            for (var j = 0; j < after.Length; j++)
                if (after[j] && marginals[(end + 1) * stride + j] > 0)
                    probability += marginals[(end + 1) * stride + j] * Before(scores, trellis, end + 1, tags[^1], j);
        for (var t = end; t > start && probability > 0; t--)
            probability *= Before(scores, trellis, t, tags[t - 1 - start], tags[t - start]);
        if (before.IsEmpty || start == 0 || probability == 0)
            return probability;
        var allowed = 0d;
        for (var i = 0; i < before.Length; i++)
            if (before[i])
                allowed += Before(scores, trellis, start, i, tags[0]);
        return probability * allowed;
    }

    /// <summary>P(i | j), the probability that the token before t has tag i, where token t has tag j.</summary>
    private static double Before(CrfScores scores, CrfTrellis trellis, int t, int i, int j)
    {
        var stride = trellis.Stride;
        var logSum = trellis.LogSums[t * stride + j];
        return float.IsNegativeInfinity(logSum) ? 0 : Math.Exp((double)trellis.Forward[(t - 1) * stride + i] + scores.Transitions[i * stride + j] - logSum);
    }
}

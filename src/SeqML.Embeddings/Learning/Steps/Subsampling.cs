namespace SeqML.Embeddings.Learning.Steps;

/// <summary>With which probability a word is kept, as word2vec has it: sqrt(t / f) + t / f, for a word that is f of all words. (Mikolov et al. 2013b, equation 5, has the first term alone.)</summary>
internal static class Subsampling
{
    public static double Probability(long count, long total, double threshold)
    {
        var share = threshold * total / count;
        return threshold == 0 ? 1 : Math.Min(1, Math.Sqrt(share) + share);
    }

    /// <summary>For each word, the first 32-bit number with which it is not kept; null where all words are.</summary>
    public static uint[]? Limits(ReadOnlySpan<long> counts, long total, double threshold)
    {
        var limits = new uint[counts.Length];
        for (var word = 0; word < counts.Length; word++)
            limits[word] = (uint)Math.Min(uint.MaxValue, Probability(counts[word], total, threshold) * (1L << 32));
        return limits.AsSpan().ContainsAnyExcept(uint.MaxValue) ? limits : null;
    }
}

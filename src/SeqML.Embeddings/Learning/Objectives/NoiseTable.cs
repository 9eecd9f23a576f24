using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>Draws words with given probabilities in constant time, by the alias method. (Walker 1977; Vose 1991.)</summary>
/// <remarks>word2vec's table of a hundred million entries, and fastText's of ten million, miss the cache at every draw; this one has eight bytes a word, and is exact to 2^-32.</remarks>
internal sealed class NoiseTable
{
    private readonly Entry[] entries;

    private NoiseTable(Entry[] entries) => this.entries = entries;

    public int Count => entries.Length;

    /// <summary>Probabilities in proportion to the counts to a power.</summary>
    public static NoiseTable OfCounts(ReadOnlySpan<long> counts, double power)
    {
        var weights = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++)
            weights[i] = Math.Pow(counts[i], power);
        return OfWeights(weights);
    }

    /// <summary>Probabilities in proportion to the weights.</summary>
    public static NoiseTable OfWeights(double[] weights)
    {
        // Each entry has one share of 1 / n: of its own word up to the threshold, above it of the alias, a word that has too much.
        var mean = weights.Sum() / weights.Length;
        var shares = Array.ConvertAll(weights, weight => weight / mean);
        var entries = new Entry[weights.Length];
        var poor = new Stack<int>();
        var rich = new Stack<int>();
        for (var i = 0; i < shares.Length; i++)
            (shares[i] < 1 ? poor : rich).Push(i);
        while (poor.Count > 0 && rich.Count > 0)
        {
            var (lacking, giving) = (poor.Pop(), rich.Pop());
            entries[lacking] = new Entry((uint)(shares[lacking] * (1L << 32)), giving);
            shares[giving] -= 1 - shares[lacking];
            (shares[giving] < 1 ? poor : rich).Push(giving);
        }
        foreach (var whole in poor.Concat(rich)) // what is left lacks nothing but by rounding
            entries[whole] = new Entry(uint.MaxValue, whole);
        return new NoiseTable(entries);
    }

    public int Draw(SeededRandom random)
    {
        var bits = random.NextBits();
        var index = (int)((bits >> 32) * (ulong)entries.Length >> 32);
        var entry = entries[index];
        return (uint)bits < entry.Threshold ? index : entry.Alias;
    }

    private readonly record struct Entry(uint Threshold, int Alias);
}

namespace SeqML.Embeddings.Learning.CoOccurrences;

/// <summary>Counts which words stand near which: X[i, j], how often j is in the context of i, in bounded memory. (Pennington et al. 2014, sections 3 and 4.2.)</summary>
/// <remarks>
/// A count is a whole number of units: 1 / d is exact for all distances d where the unit is 1 / lcm(1, 2, ..., window), and off by less than 2^-32 for windows above 22. So neither the order in which words
/// come, nor what was counted where, changes a bit of a count. Pairs of a symmetric window are counted once, the more frequent word first.
/// </remarks>
internal sealed class CoOccurrenceCounter : IDisposable
{
    private readonly DenseCounts dense;
    private readonly SparseCounts sparse;
    private readonly long[] amounts; // of each distance
    private readonly double unit;
    private readonly bool isSymmetric;

    /// <param name="words">How many words there are, the most frequent first.</param>
    /// <param name="window">How far away context is, at least 1.</param>
    /// <param name="isSymmetric">Whether context is on both sides; otherwise on the left.</param>
    /// <param name="weighsDistance">Whether a word at distance d counts 1 / d; otherwise 1.</param>
    /// <param name="memoryBytes">What tables may take: half of it each, of pairs of frequent words and of others.</param>
    public CoOccurrenceCounter(int words, int window, bool isSymmetric, bool weighsDistance, long memoryBytes)
    {
        this.isSymmetric = isSymmetric;
        var units = weighsDistance ? Units(window) : 1;
        unit = 1d / units;
        amounts = [0, .. Enumerable.Range(1, window).Select(distance => weighsDistance ? (long)Math.Round((double)units / distance) : 1)];
        dense = new DenseCounts(words, Math.Min(memoryBytes / 2 / sizeof(long), Array.MaxLength), isSymmetric);
        sparse = new SparseCounts(memoryBytes / 2 / (2 * sizeof(long)));
    }

    /// <summary>No fewer than there will be triples.</summary>
    public long MostTriples => (dense.Used + sparse.Used) * (isSymmetric ? 2 : 1);

    /// <summary>How many parts of the counts were written to files.</summary>
    public int RunCount => sparse.RunCount;

    /// <summary>Counts the pairs of a sentence.</summary>
    public void Add(ReadOnlySpan<int> sentence)
    {
        for (var at = 1; at < sentence.Length; at++)
            for (var distance = Math.Min(at, amounts.Length - 1); distance > 0; distance--)
            {
                var (word, context) = (sentence[at], sentence[at - distance]);
                if (isSymmetric && word > context)
                    (word, context) = (context, word);
                if (!dense.TryAdd(word, context, amounts[distance]))
                    sparse.Add(word, context, amounts[distance]);
            }
    }

    /// <summary>All X[i, j] above 0, in an order that depends on nothing but the counts. To be read once, and nothing can be added after it.</summary>
    public IEnumerable<(int Word, int Context, double Count)> Read()
    {
        foreach (var (key, count) in CountReader.Merge([dense.Read(), .. sparse.Read()]))
        {
            var (word, context, value) = ((int)(key >> 32), (int)(uint)key, count * unit);
            if (isSymmetric && word == context)
                yield return (word, word, 2 * value); // each of the two is in the context of the other
            else
            {
                yield return (word, context, value);
                if (isSymmetric)
                    yield return (context, word, value);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sparse.Dispose();

    private static long Units(int window)
    {
        var units = 1L;
        for (long distance = 2; distance <= window && units < 1L << 32; distance++)
            units = units / Divisor(units, distance) * distance;
        return units < 1L << 32 ? units : 1L << 32;
    }

    private static long Divisor(long x, long y) => y == 0 ? x : Divisor(y, x % y);
}

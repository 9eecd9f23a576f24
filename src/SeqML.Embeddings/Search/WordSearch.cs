namespace SeqML.Embeddings.Search;

/// <summary>Finds words by their vectors: the nearest ones, analogies, the odd one out.</summary>
/// <remarks>
/// <para>Every answer is exactly that of a search which computes all cosines in double precision, one number after the other, and sorts them; of words with equal scores the one with the
/// lower index comes first. A vector of zeros has a cosine of 0 with any other.</para>
/// <para>Beside the vectors it keeps a copy with a byte a number (rounded up to 16 numbers a word) and 16 bytes a word: 400,000 words of 300 numbers take 128 MB more, <see cref="MemoryBytes"/>.
/// Many threads may search at once.</para>
/// </remarks>
public sealed class WordSearch
{
    private readonly CosineRows rows;
    private readonly CompactSearch compact;
    private readonly int threads;

    /// <summary>Prepares to search vectors: reads all of them twice.</summary>
    /// <param name="vectors">They are not copied, other than in short form.</param>
    /// <param name="threads">How many threads a search may use, from 1 on; null for as many as there are cores. Results do not depend on it.</param>
    public WordSearch(WordVectors vectors, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (threads is < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"Expected at least 1 thread, found {threads}.");
        this.threads = threads ?? Environment.ProcessorCount;
        rows = new CosineRows(vectors, this.threads);
        compact = new CompactSearch(rows, this.threads);
    }

    /// <summary>The vectors that are searched.</summary>
    public WordVectors Vectors => rows.Vectors;

    /// <summary>Bytes that the search takes beside the vectors.</summary>
    public long MemoryBytes => compact.MemoryBytes + sizeof(double) * (long)Vectors.Count;

    /// <summary>The words nearest to a word, without itself.</summary>
    /// <param name="word">Its vector is that of <see cref="WordVectors.TryGetVector"/>: its own, that of its lower case, or one made of its subwords.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentException">The word has no vector.</exception>
    public IReadOnlyList<WordNeighbor> Nearest(string word, int count = 10) =>
        Find<CosineScore>([Queries.Vector(Vectors, word)], count, Queries.Indices(Vectors, [word]));

    /// <summary>The words nearest to a vector.</summary>
    /// <param name="vector">As many numbers as the vectors have, none of them NaN or infinite.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="leaveOut">Words that are no answer; null for none.</param>
    public IReadOnlyList<WordNeighbor> Nearest(ReadOnlySpan<float> vector, int count = 10, IEnumerable<string>? leaveOut = null)
    {
        Queries.CheckVector(Vectors, vector);
        return Find<CosineScore>([Queries.Wide(vector)], count, Queries.Indices(Vectors, leaveOut ?? []));
    }

    /// <summary>The words nearest to the mean direction of some words, away from that of others: what "positive" and "negative" are in gensim's most_similar.</summary>
    /// <param name="positive">Words whose vectors, each of length 1, are added.</param>
    /// <param name="negative">Words whose vectors, each of length 1, are subtracted.</param>
    /// <param name="count">How many, at least 1. The words themselves are no answer.</param>
    /// <exception cref="ArgumentException">A word has no vector, or there is none.</exception>
    public IReadOnlyList<WordNeighbor> Nearest(IReadOnlyCollection<string> positive, IReadOnlyCollection<string> negative, int count = 10) =>
        Find<CosineScore>([Queries.Mean(rows, positive, negative)], count, Queries.Indices(Vectors, positive.Concat(negative)));

    /// <summary>The words nearest to each of several vectors: a product of matrices, for hundreds of vectors about half the work of one after the other.</summary>
    /// <param name="vectors">The vectors, each with as many numbers as the words' have.</param>
    /// <param name="count">How many words for each, at least 1.</param>
    /// <returns>A list for each vector: what <see cref="Nearest(ReadOnlySpan{float}, int, IEnumerable{string}?)"/> gives for it.</returns>
    public IReadOnlyList<IReadOnlyList<WordNeighbor>> NearestToEach(IReadOnlyList<float[]> vectors, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        foreach (var vector in vectors)
            Queries.CheckVector(Vectors, vector);
        return [.. new BatchSearch(rows, threads).Find([.. vectors.Select(vector => Queries.Wide(vector))], count).Select(Name)];
    }

    /// <summary>What is to c as b is to a, by 3CosAdd: the word d with the largest cos(d, b) - cos(d, a) + cos(d, c). ("man" is to "woman" as "king" is to "queen".)</summary>
    /// <remarks>Mikolov et al. 2013: "Linguistic Regularities in Continuous Space Word Representations". The score is the cosine with b - a + c, of vectors of length 1, as gensim tells it.</remarks>
    /// <param name="a">The word that is to <paramref name="b"/> ...</param>
    /// <param name="b">... this word.</param>
    /// <param name="c">The word that is to the answer.</param>
    /// <param name="count">How many answers, at least 1. The three words are none.</param>
    /// <exception cref="ArgumentException">A word has no vector.</exception>
    public IReadOnlyList<WordNeighbor> AnalogyByAddition(string a, string b, string c, int count = 10) => Nearest([b, c], [a], count);

    /// <summary>What is to c as b is to a, by 3CosMul: the word d with the largest cos'(d, b) cos'(d, c) / (cos'(d, a) + 0.001), where cos' = (cos + 1) / 2: no large term outweighs the others.</summary>
    /// <remarks>Levy and Goldberg 2014, equation 4.</remarks>
    /// <inheritdoc cref="AnalogyByAddition"/>
    public IReadOnlyList<WordNeighbor> AnalogyByMultiplication(string a, string b, string c, int count = 10)
    {
        string[] words = [a, b, c];
        return Find<ProductScore>([.. words.Select(word => Queries.Vector(Vectors, word))], count, Queries.Indices(Vectors, words));
    }

    /// <summary>The cosine of the angle between the vectors of two words, from -1 to 1; 0 where one is all zeros.</summary>
    /// <exception cref="ArgumentException">A word has no vector.</exception>
    public double Similarity(string first, string second) => Queries.Cosine(Queries.Vector(Vectors, first), Queries.Vector(Vectors, second));

    /// <summary>The word that is least like the mean direction of all of them; the first of equal ones.</summary>
    /// <param name="words">Three words or more.</param>
    /// <exception cref="ArgumentException">They are fewer, or a word has no vector.</exception>
    public string OddOneOut(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count < 3)
            throw new ArgumentException($"Expected three words or more to find the odd one of, found {words.Count}.", nameof(words));
        var mean = Queries.Mean(rows, words, []);
        return words.MinBy(word => Queries.Cosine(mean, Queries.Vector(Vectors, word)))!;
    }

    private List<WordNeighbor> Find<S>(double[][] queries, int count, HashSet<int> leftOut)
        where S : IScore
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Name(compact.Find<S>(queries, count, leftOut));
    }

    private List<WordNeighbor> Name(List<(int Row, double Score)> found) => found.ConvertAll(item => new WordNeighbor(Vectors.Words[item.Row], item.Row, item.Score));
}

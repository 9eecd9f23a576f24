namespace SeqML.Embeddings.Learning.Subwords;

/// <summary>Which rows of the input matrix a word is made of: its vector is their mean. It is shared by threads, and nothing in it changes.</summary>
internal sealed class InputRows
{
    private readonly int[] starts;
    private readonly int[] rows;
    private readonly float[] pulls;

    /// <param name="count">Rows of the matrix.</param>
    /// <param name="words">The rows of each word; one without is learned of as context only.</param>
    /// <param name="sharesGradient">Whether a row takes 1 / n of the gradient of the mean of n rows, as the mathematics has it (Hashimoto et al. 2017), or all of it (word2vec, fastText).</param>
    public InputRows(int count, IReadOnlyList<int[]> words, bool sharesGradient)
    {
        (Count, SharesGradient) = (count, sharesGradient);
        (starts, pulls) = (new int[words.Count + 1], new float[words.Count]);
        for (var word = 0; word < words.Count; word++)
        {
            starts[word + 1] = checked(starts[word] + words[word].Length);
            Longest = Math.Max(Longest, words[word].Length);
        }
        rows = new int[starts[^1]];
        for (var word = 0; word < words.Count; word++)
        {
            words[word].CopyTo(rows.AsSpan(starts[word]));
            var squares = words[word].CountBy(row => row).Sum(pair => pair.Value * pair.Value);
            pulls[word] = words[word].Length == 0 ? 0 : (float)squares / words[word].Length * Share(words[word].Length);
        }
    }

    /// <summary>Rows of the matrix.</summary>
    public int Count { get; }

    /// <summary>The most rows that a word has.</summary>
    public int Longest { get; }

    /// <summary>Words.</summary>
    public int WordCount => pulls.Length;

    private bool SharesGradient { get; }

    /// <summary>A row of its own for each word.</summary>
    public static InputRows OfWords(int count) => new(count, [.. Enumerable.Range(0, count).Select(word => new[] { word })], sharesGradient: false);

    /// <summary>The rows of a word. A row may be there twice, where its n-grams meet in a bucket.</summary>
    public ReadOnlySpan<int> Of(int word) => rows.AsSpan(starts[word], starts[word + 1] - starts[word]);

    /// <summary>How much of the gradient each of so many rows takes.</summary>
    public float Share(int rows) => SharesGradient ? 1f / rows : 1;

    /// <summary>
    /// How far the mean of a word's rows moves when each takes its share of a step of 1. A row that is there m times takes m shares and counts m times in
    /// the mean, so it is share sum m^2 / n. By this the mean follows the rows through all pairs of a window, and the rows themselves move once at its end.
    /// </summary>
    public float Pull(int word) => pulls[word];

    /// <summary>All rows of all words, one after another.</summary>
    public ReadOnlySpan<int> All => rows;
}

namespace SeqML.Embeddings.Evaluation;

/// <summary>Where the words of a test stand among the vectors.</summary>
internal sealed class WordRows
{
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly bool ignoresCase;

    /// <param name="vectors">The vectors.</param>
    /// <param name="words">The words of the test.</param>
    /// <param name="ignoresCase">Whether words are folded: of those that become the same, the first among the vectors stands for all.</param>
    /// <param name="count">How many of the first vectors there are for the test.</param>
    public WordRows(WordVectors vectors, IEnumerable<string> words, bool ignoresCase, int count)
    {
        this.ignoresCase = ignoresCase;
        foreach (var word in words)
            rows[Fold(word)] = -1;
        var met = new HashSet<string>(StringComparer.Ordinal);
        var firsts = new List<int>(Math.Min(count, vectors.Count));
        for (var row = 0; row < vectors.Count && row < count; row++)
        {
            var folded = Fold(vectors.Words[row]);
            if (ignoresCase && !met.Add(folded))
                continue;
            firsts.Add(row);
            if (rows.TryGetValue(folded, out var found) && found < 0)
                rows[folded] = row;
        }
        Firsts = [.. firsts];
    }

    /// <summary>The rows of all words that are not the same as an earlier one.</summary>
    public int[] Firsts { get; }

    /// <summary>The row of a word of the test; -1 where it has none.</summary>
    public int Find(string word) => rows[Fold(word)];

    private string Fold(string word) => ignoresCase ? word.ToLowerInvariant() : word;
}

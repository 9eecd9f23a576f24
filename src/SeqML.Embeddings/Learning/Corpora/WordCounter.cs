namespace SeqML.Embeddings.Learning.Corpora;

/// <summary>Numbers words in the order in which they are met, and counts them.</summary>
internal sealed class WordCounter
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> words = [];
    private readonly List<long> counts = [];

    public WordCounter() => lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<string> Words => words;

    public IReadOnlyList<long> Counts => counts;

    /// <summary>All words, each as often as it came.</summary>
    public long Total { get; private set; }

    public int Add(ReadOnlySpan<char> word)
    {
        if (!lookup.TryGetValue(word, out var id))
        {
            id = words.Count;
            var made = word.ToString();
            ids.Add(made, id);
            words.Add(made);
            counts.Add(0);
        }
        counts[id]++;
        Total++;
        return id;
    }

    public bool TryGet(ReadOnlySpan<char> word, out int id) => lookup.TryGetValue(word, out id);
}

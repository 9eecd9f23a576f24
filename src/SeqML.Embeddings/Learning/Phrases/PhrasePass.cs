using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Learning.Phrases;

/// <summary>Pairs of words that one pass joins, with their scores.</summary>
internal sealed class PhrasePass
{
    private readonly WordCounter words = new();
    private readonly Dictionary<(int First, int Second), double> scores = [];

    /// <summary>The pairs, in the order in which they were added.</summary>
    public IEnumerable<Phrase> Phrases => scores.Select(pair => new Phrase(words.Words[pair.Key.First], words.Words[pair.Key.Second], pair.Value));

    public int Count => scores.Count;

    /// <summary>False where the pair is there already.</summary>
    public bool TryAdd(string first, string second, double score) => scores.TryAdd((words.Add(first), words.Add(second)), score);

    /// <summary>The number of a word; -1 for one that is in no pair.</summary>
    public int IndexOf(ReadOnlySpan<char> word) => words.TryGet(word, out var id) ? id : -1;

    public bool Joins(int first, int second) => first >= 0 && second >= 0 && scores.ContainsKey((first, second));
}

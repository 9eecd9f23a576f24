using SeqML.Embeddings.Learning.Corpora;

namespace SeqML.Embeddings.Learning.Phrases;

/// <summary>Counts words, and pairs of words that follow each other in a line.</summary>
internal sealed class PairCounter(CancellationToken cancellation) : IWordSink
{
    private readonly WordCounter words = new();
    private readonly Dictionary<(int First, int Second), long> pairs = [];
    private int last = -1;

    public void Add(ReadOnlySpan<char> word)
    {
        var id = words.Add(word);
        if (last >= 0)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(pairs, (last, id), out _)++;
        last = id;
    }

    public void EndLine()
    {
        cancellation.ThrowIfCancellationRequested();
        last = -1;
    }

    /// <summary>The pairs whose score is above the threshold, the highest first.</summary>
    public PhrasePass Above(double threshold, PhraseOptions options)
    {
        var found = from pair in pairs
                    let counts = (First: words.Counts[pair.Key.First], Second: words.Counts[pair.Key.Second])
                    where Math.Min(pair.Value, Math.Min(counts.First, counts.Second)) >= options.MinimumCount
                    let score = (pair.Value - options.Discount) / counts.First / counts.Second * words.Total
                    where score > threshold
                    orderby score descending
                    select (pair.Key.First, pair.Key.Second, Score: score);
        var pass = new PhrasePass();
        foreach (var (first, second, score) in found)
            pass.TryAdd(words.Words[first], words.Words[second], score);
        return pass;
    }
}

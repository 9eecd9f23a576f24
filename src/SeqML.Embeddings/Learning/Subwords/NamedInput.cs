using System.Runtime.InteropServices;
using System.Text;
using SeqML.Embeddings.Learning.Corpora;
using SeqML.Embeddings.Storage;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Learning.Subwords;

/// <summary>n-grams that come often enough in a corpus, each with a row of its own, the most frequent first. (Hashimoto et al. 2017, section 2.1.)</summary>
internal sealed class NamedInput
{
    private const int LongestNgram = 4;

    private readonly PackedWords names = new();
    private readonly NamedNgrams ngrams = new();

    /// <param name="corpus">All of its words, rare ones too: their n-grams count.</param>
    /// <param name="minimumCount">n-grams that come less often have no row.</param>
    public NamedInput(WordCounter corpus, int minimumCount)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var word = 0; word < corpus.Words.Count; word++)
        {
            ngrams.Start(corpus.Words[word]);
            while (ngrams.TryNext(LongestNgram, out var name))
                CollectionsMarshal.GetValueRefOrAddDefault(lookup, Encoding.UTF8.GetString(name), out _) += corpus.Counts[word];
        }
        foreach (var (name, _) in counts.Where(pair => pair.Value >= minimumCount).OrderByDescending(pair => pair.Value))
            names.TryAdd(name);
    }

    /// <summary>How many n-grams there are.</summary>
    public int Count => names.Count;

    /// <summary>The rows of each word: its n-grams, each once.</summary>
    public InputRows Rows(IReadOnlyList<string> words)
    {
        var rows = new int[words.Count][];
        var found = new SortedSet<int>();
        for (var word = 0; word < words.Count; word++)
        {
            found.Clear();
            ngrams.Start(words[word]);
            while (ngrams.TryNext(LongestNgram, out var name))
                if (names.IndexOf(name) is >= 0 and var index)
                    found.Add(index);
            rows[word] = [.. found];
        }
        return new InputRows(names.Count, rows, sharesGradient: true);
    }

    /// <summary>The words' vectors, and those of n-grams for other words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="means">Their vectors.</param>
    /// <param name="input">The n-grams' vectors.</param>
    /// <param name="size">Numbers in a vector.</param>
    public WordVectors Vectors(IReadOnlyList<string> words, float[] means, float[] input, int size) =>
        WordVectors.Create(words, means, new NamedSubwords(names, new MemoryRows(size, input)));
}

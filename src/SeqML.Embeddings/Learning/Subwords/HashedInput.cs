using System.Text;
using SeqML.Embeddings.Subwords;

namespace SeqML.Embeddings.Learning.Subwords;

/// <summary>Words and their n-grams, as fastText has them: a row for each word, then the buckets. (Bojanowski et al. 2017.)</summary>
internal sealed class HashedInput(IReadOnlyList<string> words, SubwordOptions options)
{
    private readonly HashedNgrams ngrams = new(options.MinimumLength, options.MaximumLength, options.Buckets);

    /// <summary>The rows of each word.</summary>
    public InputRows Rows()
    {
        var rows = new int[words.Count][];
        var buckets = new List<int>();
        for (var word = 0; word < words.Count; word++)
        {
            buckets.Clear();
            ngrams.AddTo(buckets, Encoding.UTF8.GetBytes(words[word]));
            rows[word] = [word, .. buckets.Select(bucket => words.Count + bucket)];
        }
        return new InputRows(checked(words.Count + options.Buckets), rows, sharesGradient: false);
    }

    /// <summary>The words' vectors, and those of n-grams for other words.</summary>
    public WordVectors Vectors(float[] input, long[] counts) => WordVectors.Create(words, counts, input, ngrams);
}

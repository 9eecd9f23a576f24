using System.Numerics.Tensors;
using SeqML.Embeddings.Storage;

namespace SeqML.Embeddings.Subwords;

/// <summary>fastText's input matrix: the words' own rows, then a row for each bucket of n-grams.</summary>
/// <param name="Rows">The matrix.</param>
/// <param name="FirstBucket">The row of the first bucket: the number of words.</param>
/// <param name="Ngrams">Which n-grams, and their buckets.</param>
/// <param name="Kept">Of a pruned model, the row after <paramref name="FirstBucket"/> that a bucket has; others have none. Null: each bucket has its own.</param>
internal sealed record HashedRows(VectorRows Rows, int FirstBucket, HashedNgrams Ngrams, Dictionary<int, int>? Kept = null)
{
    /// <summary>The mean of a word's own row and of its n-grams', as fastText computes it.</summary>
    /// <param name="word">In UTF-8.</param>
    /// <param name="vector">Has the own row, and takes the mean.</param>
    /// <param name="buckets">Any list, which is used again and again.</param>
    public void Compose(ReadOnlySpan<byte> word, Span<float> vector, List<int> buckets) => Divide(vector, 1 + Add(word, vector, buckets));

    /// <summary>The mean of a word's n-grams' rows; zeros, and false, where there are none.</summary>
    /// <param name="word">In UTF-8.</param>
    /// <param name="vector">Takes the mean.</param>
    /// <param name="buckets">Any list, which is used again and again.</param>
    public bool TryMake(ReadOnlySpan<byte> word, Span<float> vector, List<int> buckets)
    {
        vector.Clear();
        var count = Add(word, vector, buckets);
        if (count > 0)
            Divide(vector, count);
        return count > 0;
    }

    /// <summary>By multiplication, since fastText rounds so.</summary>
    private static void Divide(Span<float> vector, int count) => TensorPrimitives.Multiply(vector, (float)(1.0 / count), vector);

    private int Add(ReadOnlySpan<byte> word, Span<float> vector, List<int> buckets)
    {
        buckets.Clear();
        Ngrams.AddTo(buckets, word);
        var count = 0;
        foreach (var bucket in buckets)
        {
            var row = bucket;
            if (Kept is not null && !Kept.TryGetValue(bucket, out row))
                continue;
            TensorPrimitives.Add(vector, Rows[FirstBucket + row], vector);
            count++;
        }
        return count;
    }
}

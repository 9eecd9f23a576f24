using System.Buffers;
using System.Text;
using SeqML.Embeddings.Storage;

namespace SeqML.Embeddings.Subwords;

/// <summary>fastText's subwords: the vector of a word is the mean of its own row and of the rows of its n-grams' buckets. (Bojanowski et al. 2017, section 3.2.)</summary>
/// <param name="words">The words of the vocabulary.</param>
/// <param name="composed">Their vectors, as <see cref="HashedRows.Compose"/> makes them.</param>
/// <param name="input">The rows that they are made of.</param>
internal sealed class HashedSubwords(PackedWords words, VectorRows composed, HashedRows input) : SubwordVectors(composed.Size)
{
    private List<int>? spare;

    public HashedRows Input => input;

    /// <summary>How often each word was in the text that the vectors are of; null where that is not known.</summary>
    public long[]? Counts { get; init; }

    /// <summary>Makes the vectors of all words of the vocabulary.</summary>
    /// <param name="words">As many as the input has own rows.</param>
    /// <param name="input">With own rows.</param>
    /// <param name="sink">Takes the vectors.</param>
    /// <param name="malformed">Words that were no UTF-8, by their indices: of their bytes n-grams are made.</param>
    public static VectorRows Compose(PackedWords words, HashedRows input, IRowSink sink, IReadOnlyDictionary<int, byte[]>? malformed = null)
    {
        var (row, buckets) = (new float[input.Rows.Size], new List<int>());
        for (var i = 0; i < words.Count; i++)
        {
            input.Rows[i].CopyTo(row);
            input.Compose(malformed is not null && malformed.TryGetValue(i, out var bytes) ? bytes : words.Utf8(i), row, buckets);
            sink.Add(row);
        }
        return sink.Finish();
    }

    /// <summary>fastText's own answer: for a word of its vocabulary with the word's row, for another without.</summary>
    private protected override bool TryMake(ReadOnlySpan<char> word, Span<float> vector)
    {
        var index = words.IndexOf(word);
        if (index >= 0)
        {
            composed[index].CopyTo(vector);
            GC.KeepAlive(this); // a mapped file closes when nothing refers to it
            return true;
        }
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(word.Length));
        var buckets = Interlocked.Exchange(ref spare, null) ?? [];
        var found = input.TryMake(bytes.AsSpan(0, Encoding.UTF8.GetBytes(word, bytes)), vector, buckets);
        GC.KeepAlive(this);
        ArrayPool<byte>.Shared.Return(bytes);
        if (buckets.Capacity <= 1 << 16) // else of a very long word
            spare = buckets;
        return found;
    }
}

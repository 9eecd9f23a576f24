using System.Numerics.Tensors;
using SeqML.Embeddings.Storage;

namespace SeqML.Embeddings.Subwords;

/// <summary>charNgram's subwords: the vector of a word is the mean of those of its n-grams that have one, each counted once. (Hashimoto et al. 2017, section 2.1.)</summary>
internal sealed class NamedSubwords : SubwordVectors
{
    private readonly int longest;
    private Scratch? spare;

    /// <param name="names">Of n-grams, such as "2gram-th".</param>
    /// <param name="rows">Their vectors.</param>
    public NamedSubwords(PackedWords names, VectorRows rows) : base(rows.Size)
    {
        (Names, Rows) = (names, rows);
        for (var i = 0; i < names.Count; i++)
            longest = Math.Max(longest, NamedNgrams.LengthOf(names.Utf8(i)));
    }

    public PackedWords Names { get; }

    public VectorRows Rows { get; }

    private protected override bool TryMake(ReadOnlySpan<char> word, Span<float> vector)
    {
        vector.Clear();
        var scratch = Interlocked.Exchange(ref spare, null) ?? new Scratch(new NamedNgrams(), []);
        var (ngrams, found) = scratch;
        found.Clear();
        ngrams.Start(word);
        while (ngrams.TryNext(longest, out var name))
            if (Names.IndexOf(name) is >= 0 and var index)
                found.Add(index);
        found.Sort();
        var (count, last) = (0, -1);
        foreach (var index in found)
        {
            if (index == last)
                continue;
            TensorPrimitives.Add(vector, Rows[index], vector);
            (count, last) = (count + 1, index);
        }
        if (word.Length <= 1 << 12) // else it has grown too much for this one
            spare = scratch;
        if (count > 0)
            TensorPrimitives.Divide(vector, count, vector);
        return count > 0;
    }

    private sealed record Scratch(NamedNgrams Ngrams, List<int> Found);
}

using System.Buffers;

namespace SeqML.Embeddings.Subwords;

/// <summary>fastText's n-grams of a word and the buckets they fall into. (Bojanowski et al. 2017, section 3.2.)</summary>
/// <param name="MinimumLength">Characters in the shortest n-gram.</param>
/// <param name="MaximumLength">Characters in the longest n-gram; 0 for no n-grams.</param>
/// <param name="BucketCount">Buckets; n-grams that fall into the same one share its vector.</param>
/// <remarks>Characters are those of UTF-8. The word stands between &lt; and &gt;, which alone are no n-gram.</remarks>
internal sealed record HashedNgrams(int MinimumLength, int MaximumLength, int BucketCount)
{
    /// <summary>No language has n-grams of as many characters; a damaged file may say so, and each word would take a minute.</summary>
    public const int LongestNgram = 64;

    private const int OnStack = 512;

    /// <summary>fastText's end of a line is a word without n-grams.</summary>
    private static ReadOnlySpan<byte> EndOfLine => "</s>"u8;

    /// <summary>Adds the buckets of a word's n-grams, in fastText's order: by where they begin, then by length.</summary>
    public void AddTo(List<int> buckets, ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual(EndOfLine) || MaximumLength == 0)
            return;
        byte[]? rented = null;
        var bracketed = word.Length + 2 <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(word.Length + 2);
        bracketed[0] = (byte)'<';
        word.CopyTo(bracketed[1..]);
        bracketed[word.Length + 1] = (byte)'>';
        AddAll(buckets, bracketed[..(word.Length + 2)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    private void AddAll(List<int> buckets, ReadOnlySpan<byte> word)
    {
        for (var start = 0; start < word.Length; start++)
        {
            if (Continues(word[start]))
                continue;
            var hash = 2166136261u; // FNV-1a: each n-gram's hash goes on from that of the one before, which it begins with
            for (int end = start, length = 1; end < word.Length && length <= MaximumLength; length++)
            {
                do
                    hash = (hash ^ (uint)(sbyte)word[end++]) * 16777619; // a byte of 128 or more sets the upper 24 bits too: fastText's bytes have signs
                while (end < word.Length && Continues(word[end]));
                if (length >= MinimumLength && !(length == 1 && (start == 0 || end == word.Length)))
                    buckets.Add((int)(hash % (uint)BucketCount));
            }
        }
    }

    /// <summary>Whether a byte of UTF-8 is not the first of its character.</summary>
    private static bool Continues(byte value) => (value & 0xC0) == 0x80;
}

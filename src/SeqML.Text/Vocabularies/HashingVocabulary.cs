using System.Buffers;
using System.Text;

namespace SeqML.Text.Vocabularies;

/// <summary>
/// Numbers for words without a list of words: each goes to one of a fixed number of buckets by its hash. Nothing is learned and no word is unknown, but different words meet in a bucket.
/// (Weinberger et al. 2009, Feature Hashing for Large Scale Multitask Learning.)
/// </summary>
/// <remarks>The hash is MurmurHash3 (x86, 32 bits) of the word in UTF-8, the same on every machine; halves of characters are hashed as U+FFFD. Nothing is allocated.</remarks>
public sealed class HashingVocabulary
{
    private const int OnStack = 512;

    /// <param name="size">How many buckets; at least 1. Twice the number of distinct words makes about a third of the words share theirs.</param>
    /// <param name="seed">Another seed puts other words together.</param>
    public HashingVocabulary(int size, uint seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        Seed = seed;
    }

    /// <summary>How many buckets there are.</summary>
    public int Size { get; }

    /// <summary>What the hash starts with.</summary>
    public uint Seed { get; }

    /// <summary>The bucket of a word, from 0 on.</summary>
    public int this[ReadOnlySpan<char> word] => (int)(Hash(word) % (uint)Size);

    private uint Hash(ReadOnlySpan<char> word)
    {
        var most = Encoding.UTF8.GetMaxByteCount(word.Length);
        if (most <= OnStack)
        {
            Span<byte> bytes = stackalloc byte[OnStack];
            return MurmurHash.Of(bytes[..Encoding.UTF8.GetBytes(word, bytes)], Seed);
        }
        var rented = ArrayPool<byte>.Shared.Rent(most);
        var hash = MurmurHash.Of(rented.AsSpan(0, Encoding.UTF8.GetBytes(word, rented)), Seed);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }
}

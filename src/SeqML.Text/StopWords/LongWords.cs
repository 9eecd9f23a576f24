using System.Numerics;

namespace SeqML.Text.StopWords;

/// <summary>Words of any length and alphabet, found by a hash of their letters in lower case. <see cref="ShortWords"/> has those that fit one number.</summary>
/// <remarks>Open addressing, as there. A word of another length, or with another first letter, than all of the set is turned away before its letters are looked at.</remarks>
internal sealed class LongWords
{
    private readonly (int Hash, string? Word)[] table;
    private readonly ulong[] firstLetters; // of a length: the letters that a word starts with, by their last six bits

    public LongWords(IReadOnlyCollection<string> words)
    {
        table = new (int, string?)[4 << BitOperations.Log2((uint)words.Count + 1)];
        firstLetters = new ulong[words.Count == 0 ? 1 : words.Max(word => word.Length) + 1];
        foreach (var word in words)
        {
            var hash = FoldedComparer.Instance.GetHashCode(word);
            table[Place(hash, word)] = (hash, word);
            firstLetters[word.Length] |= Bit(word[0]);
        }
    }

    public bool Contains(ReadOnlySpan<char> word) =>
        (uint)word.Length < (uint)firstLetters.Length && !word.IsEmpty && (firstLetters[word.Length] & Bit(word[0])) != 0
        && table[Place(FoldedComparer.Instance.GetHashCode(word), word)].Word is not null;

    private static ulong Bit(char letter) => 1ul << (WordFolding.Key(letter) & 63);

    /// <summary>Where it is, or the free place where it would be.</summary>
    private int Place(int hash, ReadOnlySpan<char> word)
    {
        var place = hash & (table.Length - 1);
        while (table[place] is (var found, { } other) && !(found == hash && FoldedComparer.Instance.Equals(word, other)))
            place = (place + 1) & (table.Length - 1);
        return place;
    }
}

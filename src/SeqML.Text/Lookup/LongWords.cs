using System.Numerics;

namespace SeqML.Text.Lookup;

/// <summary>Words of any length and alphabet, found by a hash of their letters in lower case. <see cref="ShortWords"/> has those that fit one number.</summary>
/// <remarks>Open addressing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L). A word of another length, or with another first letter, than all of the table is turned away before its letters are looked at.</remarks>
internal sealed class LongWords
{
    private readonly (int Hash, int Index, string? Word)[] table;
    private readonly ulong[] firstLetters; // of a length: the letters that a word starts with, by their last six bits

    /// <param name="words">The words, none of them empty, each with what <see cref="Find"/> gives for it.</param>
    public LongWords(IReadOnlyCollection<(string Word, int Index)> words)
    {
        table = new (int, int, string?)[4 << BitOperations.Log2((uint)words.Count + 1)];
        firstLetters = new ulong[words.Count == 0 ? 1 : words.Max(entry => entry.Word.Length) + 1];
        foreach (var (word, index) in words)
        {
            var hash = FoldedComparer.Instance.GetHashCode(word);
            table[Place(hash, word)] = (hash, index, word);
            firstLetters[word.Length] |= Bit(word[0]);
        }
    }

    /// <summary>The index of a word; -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if ((uint)word.Length >= (uint)firstLetters.Length || word.IsEmpty || (firstLetters[word.Length] & Bit(word[0])) == 0)
            return -1;
        ref readonly var found = ref table[Place(FoldedComparer.Instance.GetHashCode(word), word)];
        return found.Word is null ? -1 : found.Index;
    }

    private static ulong Bit(char letter) => 1ul << (WordFolding.Key(letter) & 63);

    /// <summary>Where it is, or the free place where it would be.</summary>
    private int Place(int hash, ReadOnlySpan<char> word)
    {
        var place = hash & (table.Length - 1);
        while (table[place].Word is { } other && !(table[place].Hash == hash && FoldedComparer.Instance.Equals(word, other)))
            place = (place + 1) & (table.Length - 1);
        return place;
    }
}

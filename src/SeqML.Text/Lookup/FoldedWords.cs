using System.Numerics;

namespace SeqML.Text.Lookup;

/// <summary>Words of any length and alphabet, found by a hash of their letters in lower case: for those that <see cref="ShortWords"/> cannot pack.</summary>
/// <remarks>Open addressing (Knuth, The Art of Computer Programming 3, 6.4, algorithm L) in a table that is at most half full.</remarks>
internal sealed class FoldedWords
{
    private readonly (int Hash, int Index, string? Word)[] table;
    private readonly WordShapes shapes;
    private readonly int longest;

    /// <param name="words">All words of a list, none of them empty. Short ones are here, too: a curly apostrophe is no ASCII.</param>
    public FoldedWords(IReadOnlyList<string> words)
    {
        table = new (int, int, string?)[4 << BitOperations.Log2((uint)words.Count + 1)];
        shapes = new WordShapes(words);
        longest = words.Select(word => word.Length).DefaultIfEmpty(0).Max();
        for (var i = 0; i < words.Count; i++)
        {
            var hash = FoldedComparer.Instance.GetHashCode(words[i]);
            table[Place(hash, words[i])] = (hash, i, words[i]);
        }
    }

    /// <summary>Where a word stands in the list; -1 where it is not there.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if ((uint)(word.Length - 1) >= (uint)longest || !shapes.MayContain(word))
            return -1;
        ref readonly var found = ref table[Place(FoldedComparer.Instance.GetHashCode(word), word)];
        return found.Word is null ? -1 : found.Index;
    }

    /// <summary>Where it is, or the free place where it would be.</summary>
    private int Place(int hash, ReadOnlySpan<char> word)
    {
        var place = hash & (table.Length - 1);
        while (table[place].Word is { } other && !(table[place].Hash == hash && FoldedComparer.Instance.Equals(word, other)))
            place = (place + 1) & (table.Length - 1);
        return place;
    }
}

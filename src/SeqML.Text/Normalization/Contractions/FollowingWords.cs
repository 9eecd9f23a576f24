namespace SeqML.Text.Normalization.Contractions;

/// <summary>Words that decide what an ending before them stands for: "been" of "he's been".</summary>
internal sealed class FollowingWords
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words;
    private readonly string[] endings;

    /// <param name="entries">Words with blanks between them; "*ed" is any with this ending.</param>
    public FollowingWords(string entries)
    {
        var all = entries.Split(' ');
        words = all.Where(entry => entry[0] != '*').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        endings = [.. all.Where(entry => entry[0] == '*').Select(entry => entry[1..])];
    }

    /// <summary>Whether a text is entries.</summary>
    public static bool Are(string entries) => entries.Split(' ').All(entry => entry.Length > (entry.StartsWith('*') ? 1 : 0));

    /// <param name="word">In small letters.</param>
    public bool Contains(ReadOnlySpan<char> word)
    {
        if (words.Contains(word))
            return true;
        foreach (var ending in endings)
            if (word.Length > ending.Length && word.EndsWith(ending))
                return true;
        return false;
    }
}

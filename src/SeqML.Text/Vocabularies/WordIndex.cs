namespace SeqML.Text.Vocabularies;

/// <summary>A number for each word. Letter case matters; who wants more asks for <see cref="TryGetOrLowerCase"/>.</summary>
internal sealed class WordIndex
{
    /// <summary>Longer words are not looked for in lower case: no vocabulary has them, and the stack must hold them.</summary>
    private const int LongestLowerCased = 256;

    private readonly Dictionary<string, int> indices;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public WordIndex(int capacity)
    {
        indices = new Dictionary<string, int>(capacity, StringComparer.Ordinal);
        lookup = indices.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool TryAdd(string word, int index) => indices.TryAdd(word, index);

    public bool TryGet(ReadOnlySpan<char> word, out int index) => lookup.TryGetValue(word, out index);

    /// <summary>The word as it is or, where that is not there, in lower case.</summary>
    public bool TryGetOrLowerCase(ReadOnlySpan<char> word, out int index)
    {
        if (TryGet(word, out index))
            return true;
        if (word.Length > LongestLowerCased)
            return false;
        Span<char> lower = stackalloc char[LongestLowerCased];
        return TryGet(lower[..word.ToLowerInvariant(lower)], out index);
    }
}

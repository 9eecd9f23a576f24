namespace SeqML.Text.Lookup;

/// <summary>A filter of words by their first and last letter and their length: what does not pass is no word of the table, and needs no closer look. (Bloom 1970, with one hash.)</summary>
internal sealed class WordShapes
{
    private const int Bits = 4096;

    private readonly ulong[] shapes = new ulong[Bits / 64];

    public WordShapes(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            var shape = ShapeOf(word);
            shapes[shape >> 6] |= 1UL << (shape & 63);
        }
    }

    /// <summary>Whether there may be such a word.</summary>
    /// <param name="word">Not empty.</param>
    public bool MayContain(ReadOnlySpan<char> word) => ShapeOf(word) is var shape && ((shapes[shape >> 6] >> (shape & 63)) & 1) != 0;

    private static int ShapeOf(ReadOnlySpan<char> word) =>
        (int)((((uint)WordFolding.Key(word[0]) * 31) + WordFolding.Key(word[^1])) * 31 + (uint)word.Length) & (Bits - 1);
}

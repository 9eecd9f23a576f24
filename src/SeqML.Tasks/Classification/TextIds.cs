using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>The ids of a text that are read, in memory that the next text reuses.</summary>
internal sealed class TextIds(int maximumTokens)
{
    private int[] ids = new int[64];
    private int count;

    public ReadOnlySpan<int> Items => ids.AsSpan(0, count);

    /// <summary>Adds a word; false where no more are read.</summary>
    public bool TryAdd(int id)
    {
        if (count == maximumTokens)
            return false;
        if (count == ids.Length)
            Array.Resize(ref ids, Math.Min(2 * ids.Length, maximumTokens));
        ids[count++] = id;
        return true;
    }

    /// <summary>A text without words reads as one padding word, in training too.</summary>
    public void PadEmpty()
    {
        if (count == 0)
            TryAdd(Vocabulary.PaddingId);
    }

    public void Clear() => count = 0;
}

namespace SeqML.Text.Subwords.Unigram.Tries;

/// <summary>Sequences of codes, one after the other in one array.</summary>
internal sealed class KeyList
{
    private readonly List<int> starts = [0];
    private int[] codes = new int[256];

    /// <summary>How many sequences there are.</summary>
    public int Count => starts.Count - 1;

    /// <summary>How many codes they have together.</summary>
    public int Length => starts[^1];

    public ReadOnlySpan<int> this[int index] => codes.AsSpan(starts[index], starts[index + 1] - starts[index]);

    public void Add(ReadOnlySpan<int> key)
    {
        var length = Length;
        if (length + key.Length > codes.Length)
            Array.Resize(ref codes, Math.Max(length + key.Length, 2 * codes.Length));
        key.CopyTo(codes.AsSpan(length));
        starts.Add(length + key.Length);
    }
}

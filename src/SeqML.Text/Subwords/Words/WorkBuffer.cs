namespace SeqML.Text.Subwords.Words;

/// <summary>An array that is used again, and that grows; one that is very long is used once.</summary>
internal sealed class WorkBuffer<T>
{
    private const int LongestKept = 1 << 16;

    private T[] items = new T[64];

    /// <summary>Room for some items, with whatever is in it.</summary>
    public Span<T> Take(int count)
    {
        if (count > LongestKept)
            return new T[count];
        if (count > items.Length)
            items = new T[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count)];
        return items.AsSpan(0, count);
    }
}

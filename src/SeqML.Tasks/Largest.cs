namespace SeqML.Tasks;

/// <summary>The choice among scores.</summary>
internal static class Largest
{
    /// <summary>The place of the largest; of equals, the first.</summary>
    public static int IndexIn(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }
}

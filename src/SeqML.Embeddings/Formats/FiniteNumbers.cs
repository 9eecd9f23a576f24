namespace SeqML.Embeddings.Formats;

/// <summary>Whether floats are all finite.</summary>
internal static class FiniteNumbers
{
    public static bool All(ReadOnlySpan<float> numbers)
    {
        var zero = 0f; // but no number, where any is infinite or none
        foreach (var number in numbers)
            zero += number * 0;
        return zero == 0;
    }
}

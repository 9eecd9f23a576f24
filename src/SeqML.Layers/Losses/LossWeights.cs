namespace SeqML.Layers.Losses;

/// <summary>Weights that a loss was given: copied, so that nobody changes them later.</summary>
internal static class LossWeights
{
    /// <summary>A copy; null for null.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or not finite.</exception>
    public static float[]? Copy(IReadOnlyList<float>? weights, string name)
    {
        if (weights is null)
            return null;
        if (weights.Count == 0)
            throw new ArgumentException("Expected a weight for each class, found none.", name);
        for (var i = 0; i < weights.Count; i++)
            if (weights[i] is not (>= 0 and < float.PositiveInfinity))
                throw new ArgumentOutOfRangeException(name, weights[i], FormattableString.Invariant($"Expected finite weights, none negative, found {weights[i]} at position {i}."));
        return [.. weights];
    }
}

namespace SeqML.Embeddings.Search;

/// <summary>Makes words and vectors into what is looked for.</summary>
internal static class Queries
{
    /// <summary>Throws where a vector cannot be compared with the words'.</summary>
    public static void CheckVector(WordVectors vectors, ReadOnlySpan<float> vector)
    {
        if (vector.Length != vectors.Size)
            throw new ArgumentException(FormattableString.Invariant($"Expected a vector of {vectors.Size} numbers, as the words' have, found {vector.Length}."), nameof(vector));
        for (var i = 0; i < vector.Length; i++)
            if (!float.IsFinite(vector[i]))
                throw new ArgumentException(FormattableString.Invariant($"Expected finite numbers in a vector, found {vector[i]} at {i}."), nameof(vector));
    }

    /// <summary>A vector's numbers in double.</summary>
    public static double[] Wide(ReadOnlySpan<float> vector)
    {
        var wide = new double[vector.Length];
        for (var i = 0; i < wide.Length; i++)
            wide[i] = vector[i];
        return wide;
    }

    /// <summary>The vector of a word: its own, that of its lower case, or one made of its subwords.</summary>
    public static double[] Vector(WordVectors vectors, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var vector = new float[vectors.Size];
        return vectors.TryGetVector(word, vector) ? Wide(vector) : throw new ArgumentException(FormattableString.Invariant($"Expected a word that has a vector, one of {vectors.Count:#,0}, found '{word}'."), nameof(word));
    }

    /// <summary>The mean of words' vectors, each of length 1, those of negative words with the other sign.</summary>
    public static double[] Mean(CosineRows rows, IReadOnlyCollection<string> positive, IReadOnlyCollection<string> negative)
    {
        ArgumentNullException.ThrowIfNull(positive);
        ArgumentNullException.ThrowIfNull(negative);
        if (positive.Count + negative.Count == 0)
            throw new ArgumentException("Expected a word or more to look for, found none.", nameof(positive));
        var mean = new double[rows.Vectors.Size];
        foreach (var (word, weight) in positive.Select(word => (word, 1d)).Concat(negative.Select(word => (word, -1d))))
        {
            var vector = Vector(rows.Vectors, word);
            var norm = CosineRows.Norm(vector);
            for (var i = 0; i < mean.Length && norm > 0; i++)
                mean[i] += weight * (vector[i] / norm);
        }
        for (var i = 0; i < mean.Length; i++)
            mean[i] /= positive.Count + negative.Count;
        return mean;
    }

    /// <summary>The cosine of the angle between two vectors; 0 where one is all zeros.</summary>
    public static double Cosine(double[] x, double[] y)
    {
        double sum = 0, norms = CosineRows.Norm(x) * CosineRows.Norm(y);
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * y[i];
        return norms == 0 ? 0 : sum / norms;
    }

    /// <summary>The indices of words, of those that have one.</summary>
    public static HashSet<int> Indices(WordVectors vectors, IEnumerable<string> words) =>
        [.. words.Select(word => vectors.IndexOf(word)).Where(index => index >= 0)];
}

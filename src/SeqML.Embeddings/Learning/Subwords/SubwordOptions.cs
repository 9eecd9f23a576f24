namespace SeqML.Embeddings.Learning.Subwords;

/// <summary>Parts of words that learn with them, as in fastText: the vector of a word is the mean of its own and of its n-grams'. (Bojanowski et al. 2017.)</summary>
public sealed record SubwordOptions
{
    /// <summary>Characters of the shortest n-grams; what marks the beginning and the end of a word counts as one.</summary>
    /// <value>3; at least 1.</value>
    public int MinimumLength { get; init; } = 3;

    /// <summary>Characters of the longest n-grams.</summary>
    /// <value>6; from <see cref="MinimumLength"/> to 64.</value>
    public int MaximumLength { get; init; } = 6;

    /// <summary>Vectors that n-grams share: a hash tells each n-gram its own, so some have one in common. Each takes 4 bytes for each number, once it is used.</summary>
    /// <value>2,000,000; from 1 to 100,000,000.</value>
    public int Buckets { get; init; } = 2_000_000;

    /// <summary>Throws where an option is out of range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is. The message says what was expected and found.</exception>
    public void Validate()
    {
        LearningOptions.Require(MinimumLength >= 1, MinimumLength, "at least 1");
        LearningOptions.Require(MaximumLength >= MinimumLength && MaximumLength <= 64, MaximumLength, FormattableString.Invariant($"from MinimumLength, {MinimumLength}, to 64"));
        LearningOptions.Require(Buckets is >= 1 and <= 100_000_000, Buckets, "from 1 to 100,000,000");
    }
}

namespace SeqML.Embeddings.Pooling;

/// <summary>Which words a featurizer knows, and so how large it is: a vector of 100 numbers takes 400 bytes.</summary>
public sealed record FeaturizerOptions
{
    /// <summary>How many words are known at the most: first those of the texts that it is fitted to, the frequent first, then the other words of the vectors in their order, which are the frequent first as well.</summary>
    /// <value>50,000; at least 1.</value>
    public int MaximumVocabulary { get; init; } = 50_000;

    /// <summary>Whether words of the vectors are known that are not in the texts it is fitted to: later texts will have some.</summary>
    /// <value>True.</value>
    public bool KeepsOtherWords { get; init; } = true;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range. The message names it.</exception>
    public void Validate()
    {
        if (MaximumVocabulary < 1)
            throw new ArgumentOutOfRangeException(nameof(MaximumVocabulary), MaximumVocabulary, FormattableString.Invariant($"Expected the option {nameof(MaximumVocabulary)} to be at least 1, found {MaximumVocabulary}."));
    }
}

namespace SeqML.Text.StopWords;

/// <summary>How frequent a word must be to be learned as a stop word. A word that meets <see cref="MaximumShare"/> or <see cref="MostFrequent"/> is one, if enough documents have it.</summary>
public sealed record StopWordsOptions
{
    /// <summary>The greatest share of the documents that may have a word: one that more of them have is a stop word. From 0 to 1; null where shares do not matter. <value>0.5 by default.</value></summary>
    public double? MaximumShare { get; init; } = 0.5;

    /// <summary>How many of the words that the most documents have are stop words; of equals, in ordinal order. At least 0. <value>0 by default.</value></summary>
    public int MostFrequent { get; init; }

    /// <summary>A word that fewer documents have is no stop word, so that a handful of texts teaches nothing. At least 1. <value>5 by default.</value></summary>
    public int MinimumDocuments { get; init; } = 5;

    /// <summary>How many different words are counted at the most, to bound memory; where there are more, those that the fewest documents have are forgotten, and counted anew if they come again. At least 1.
    /// Ignored by <see cref="StopWordsBuilder.Build"/>, whose builder has counted already. <value>1,000,000 by default, which may take 100 MB.</value></summary>
    public int MaximumDistinctWords { get; init; } = 1_000_000;

    internal StopWordsOptions Validated()
    {
        if (MaximumShare is { } share && !(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(MaximumShare), share, "Expected a share from 0 to 1, or null.");
        if (MostFrequent < 0)
            throw new ArgumentOutOfRangeException(nameof(MostFrequent), MostFrequent, "Expected a number of words, at least 0.");
        if (MinimumDocuments < 1)
            throw new ArgumentOutOfRangeException(nameof(MinimumDocuments), MinimumDocuments, "Expected a number of documents, at least 1.");
        if (MaximumDistinctWords < 1)
            throw new ArgumentOutOfRangeException(nameof(MaximumDistinctWords), MaximumDistinctWords, "Expected a number of words, at least 1.");
        return this;
    }
}

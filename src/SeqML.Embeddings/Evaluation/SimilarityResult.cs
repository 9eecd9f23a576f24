namespace SeqML.Embeddings.Evaluation;

/// <summary>How well vectors order pairs of words.</summary>
public sealed record SimilarityResult
{
    /// <summary>What the pairs are called.</summary>
    public required string Name { get; init; }

    /// <summary>Spearman's rank correlation between the cosines and people's scores, from -1 to 1; ranks of equal values are their mean. NaN for fewer than two pairs, or where all are equal.</summary>
    public required double Spearman { get; init; }

    /// <summary>How many pairs there are.</summary>
    public required int PairCount { get; init; }

    /// <summary>The pairs of which a word has no vector.</summary>
    public required IReadOnlyList<WordPair> UnknownPairs { get; init; }

    /// <summary>A line, in the invariant culture: "EN-WS-353-ALL.txt: Spearman 0.427 over 284 of 353 pairs (69 with unknown words)".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: Spearman {Spearman:0.000} over {PairCount - UnknownPairs.Count} of {PairCount} pairs ({UnknownPairs.Count} with unknown words)");
}

namespace SeqML.Embeddings.Evaluation;

/// <summary>How <see cref="WordSimilarity"/> counts.</summary>
public sealed record SimilarityOptions
{
    /// <summary>Whether letter case does not matter: of words that differ in case alone, the first among the vectors is taken, as gensim does.</summary>
    /// <value>True.</value>
    public bool IgnoreCase { get; init; } = true;

    /// <summary>Whether a pair with a word that has no vector counts as one of similarity 0, as gensim's dummy4unknown does. Otherwise it is left out, as most published figures do it.</summary>
    /// <value>False.</value>
    public bool CountUnknownAsZero { get; init; }
}

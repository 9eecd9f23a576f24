namespace SeqML.Embeddings;

/// <summary>How many of some texts' words have a vector.</summary>
/// <param name="DistinctWords">How many different words there are.</param>
/// <param name="DistinctWordsWithVectors">How many of them have a vector: one of their own, of their lower case, or of their subwords.</param>
/// <param name="Words">How many words there are, each as often as it comes.</param>
/// <param name="WordsWithVectors">How many of these have a vector.</param>
public sealed record WordCoverage(long DistinctWords, long DistinctWordsWithVectors, long Words, long WordsWithVectors)
{
    /// <summary>"812 of 1,000 different words have a vector (81.2%); they are 97.5% of all words."</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{DistinctWordsWithVectors:#,0} of {DistinctWords:#,0} different words have a vector ({Share(DistinctWordsWithVectors, DistinctWords):0.0}%); they are {Share(WordsWithVectors, Words):0.0}% of all words.");

    private static double Share(long part, long whole) => whole == 0 ? 0 : 100.0 * part / whole;
}

namespace SeqML.Text.Subwords;

/// <summary>How <see cref="WordPieceTokenizer"/> chooses, in learning, which two tokens become one. BERT's own learner was never published; these are the two that the literature describes.</summary>
public abstract class WordPieceScore
{
    private protected WordPieceScore()
    {
    }

    /// <summary>
    /// By how much the pair makes the texts more likely: count(ab) log(N count(ab) / (count(a) count(b))), where N is how many characters there are. (Schuster and Nakajima 2012, section 3; Wu et al. 2016.) It wants pairs that are
    /// frequent and belong together.
    /// </summary>
    public static WordPieceScore Likelihood { get; } = new LikelihoodScore();

    /// <summary>
    /// How much more often the two come together than each of them suggests: count(ab) / (count(a) count(b)). So many textbooks have it. It spends tokens on rare characters that come together, and frequent
    /// words stay in pieces: on WikiText-2 with 10,000 tokens a text becomes more than twice as long as by <see cref="Likelihood"/>. A higher <see cref="SubwordLearnerOptions.MinimumCount"/> helps.
    /// </summary>
    public static WordPieceScore Ratio { get; } = new RatioScore();

    internal abstract double Of(long pair, long left, long right, long total);

    private sealed class LikelihoodScore : WordPieceScore
    {
        internal override double Of(long pair, long left, long right, long total) => pair * Math.Log((double)total * pair / ((double)left * right));
    }

    private sealed class RatioScore : WordPieceScore
    {
        internal override double Of(long pair, long left, long right, long total) => pair / ((double)left * right);
    }
}

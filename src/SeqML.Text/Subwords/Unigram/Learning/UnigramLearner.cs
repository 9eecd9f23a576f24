using System.Diagnostics;
using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>
/// Learns pieces and their probabilities: starts with too many, and in rounds estimates probabilities by expectation maximization and leaves out the pieces that the texts'
/// likelihood loses least by. (Kudo 2018, "Subword Regularization", section 3.2.)
/// </summary>
internal sealed class UnigramLearner
{
    /// <summary>A piece that is expected less often is left out at once.</summary>
    private const double LeastExpected = 0.5;

    /// <summary>The last choice is by probability alone, out of this many times the size.</summary>
    private const double Surplus = 1.1;

    private const int CancellationInterval = 1024;

    private readonly TrainingWords words;
    private readonly UnigramLearnerOptions options;
    private readonly KeyList keys;
    private readonly DoubleArray trie;
    private readonly double[] scores; // the logarithm of a probability; negative infinity for what was left out
    private readonly WordLattice lattice = new();
    private readonly double characterCount;
    private readonly HashSet<string> reserved;
    private int pieceCount;

    /// <summary>A learner that has its first pieces.</summary>
    /// <param name="words">The texts' words; every character is in one.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="reserved">Tokens that no piece may be.</param>
    public UnigramLearner(TrainingWords words, UnigramLearnerOptions options, IEnumerable<string> reserved)
    {
        (this.words, this.options) = (words, options);
        (keys, scores) = SeedPieces.Of(words, options);
        trie = DoubleArray.Build(keys, words.Alphabet);
        pieceCount = keys.Count;
        var logSum = Math.Log(scores.Sum());
        for (var piece = 0; piece < scores.Length; piece++)
            scores[piece] = Math.Log(scores[piece]) - logSum;
        this.reserved = [.. reserved];
        for (var piece = 0; piece < scores.Length; piece++)
            if (keys[piece].Length > 1 && IsReserved(piece))
                Remove(piece);
        for (var word = 0; word < words.Counts.Count; word++)
            characterCount += (double)words.Counts[word] * words.Words[word].Length;
    }

    /// <summary>The pieces and the logarithms of their probabilities, likeliest first.</summary>
    /// <param name="size">How many; there may be fewer, and are at least as many as there are characters.</param>
    public List<(string Piece, double Score)> Learn(int size)
    {
        var enough = Math.Max((int)(size * Surplus), words.Characters.Length);
        for (var round = 1; ; round++)
        {
            var (likelihood, tokens) = (0.0, 0.0);
            var expected = new double[keys.Count];
            for (var i = 0; i < options.SubIterations; i++)
            {
                Array.Clear(expected);
                (likelihood, tokens) = Expect(expected);
                Maximize(expected);
            }
            var isDone = pieceCount <= enough;
            if (!isDone)
                Prune(expected, tokens, Math.Max(enough, (int)(options.ShrinkingFactor * pieceCount)));
            options.Progress?.Report(new UnigramLearnerProgress(round, pieceCount, likelihood / characterCount, tokens / words.WordCount));
            if (isDone)
                return Choose(size);
        }
    }

    /// <summary>How often each piece is expected over all ways to write the texts; returns the logarithm of their probability and the expected number of tokens.</summary>
    private (double Likelihood, double Tokens) Expect(double[] expected)
    {
        var (likelihood, tokens) = (0.0, 0.0);
        for (var word = 0; word < words.Counts.Count; word++)
        {
            Build(words.Words[word], word);
            likelihood += words.Counts[word] * lattice.AddExpected(words.Counts[word], scores, expected, ref tokens);
        }
        return (likelihood, tokens);
    }

    /// <summary>
    /// The probabilities that fit expected counts best. Instead of the logarithm of a count's share, exp ψ(count) over exp ψ(sum): the mean-field estimate under a sparse Dirichlet prior, by which rare pieces
    /// lose up to half a count (Liang and Klein 2007, "Structured Bayesian Nonparametric Models with Variational Inference"; SentencePiece does so, too).
    /// </summary>
    private void Maximize(double[] expected)
    {
        var sum = 0.0;
        for (var piece = 0; piece < expected.Length; piece++)
        {
            if (double.IsNegativeInfinity(scores[piece]))
                continue;
            if (keys[piece].Length == 1)
                expected[piece] = Math.Max(expected[piece], LeastExpected); // a character always stays
            if (expected[piece] < LeastExpected)
                Remove(piece);
            else
                sum += expected[piece];
        }
        var logSum = Digamma.Of(sum);
        for (var piece = 0; piece < expected.Length; piece++)
            if (!double.IsNegativeInfinity(scores[piece]))
                scores[piece] = Digamma.Of(expected[piece]) - logSum;
    }

    /// <summary>
    /// Leaves out the pieces that the likelihood loses least by: about a piece's count times the logarithm of how much likelier the piece is than the best way to write it by others. The count is the
    /// expected one, where SentencePiece takes that on the best ways: so a piece that is always second best, as "ing" beside whole words, is not lost before it is needed.
    /// </summary>
    private void Prune(double[] expected, double total, int size)
    {
        var others = new List<int>();
        var losses = new List<(int Piece, double Loss)>();
        var kept = 0;
        for (var piece = 0; piece < keys.Count; piece++)
        {
            if (double.IsNegativeInfinity(scores[piece]))
                continue;
            if (keys[piece].Length == 1)
            {
                kept++;
                continue;
            }
            others.Clear();
            Build(keys[piece], piece);
            lattice.Best(scores, isWholeAllowed: false, others);
            losses.Add((piece, Loss(expected, total, piece, others)));
        }
        // Equals stay in the order of their codes.
        foreach (var (piece, _) in losses.OrderByDescending(each => each.Loss).Skip(Math.Max(0, size - kept)))
            Remove(piece);
    }

    private static double Loss(double[] expected, double total, int piece, List<int> others)
    {
        // Each of the others then comes as often as the piece came, so all counts together grow.
        var count = expected[piece];
        var logTotal = Math.Log(total + count * (others.Count - 1));
        var score = 0.0;
        foreach (var other in others)
            score += Math.Log(expected[other] + count) - logTotal;
        return count * (Math.Log(count) - Math.Log(total) - score);
    }

    private List<(string Piece, double Score)> Choose(int size)
    {
        var left = Enumerable.Range(0, keys.Count).Where(piece => !double.IsNegativeInfinity(scores[piece]) && !IsReserved(piece)).OrderByDescending(piece => scores[piece]).ToList();
        var room = Math.Max(0, size - left.Count(piece => keys[piece].Length == 1));
        return [.. left.Where(piece => keys[piece].Length == 1 || room-- > 0).Select(piece => (words.TextOf(keys[piece]), scores[piece]))];
    }

    private bool IsReserved(int piece) => reserved.Contains(words.TextOf(keys[piece]));

    private void Build(ReadOnlySpan<int> word, int number)
    {
        if (number % CancellationInterval == 0)
            options.CancellationToken.ThrowIfCancellationRequested();
        lattice.Build(word, trie, scores);
    }

    private void Remove(int piece)
    {
        Debug.Assert(keys[piece].Length > 1, "a character always stays");
        scores[piece] = double.NegativeInfinity;
        pieceCount--;
    }
}

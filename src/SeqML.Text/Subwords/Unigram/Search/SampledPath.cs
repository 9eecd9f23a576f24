namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>
/// A way to write a text by pieces, drawn at random: way x with a probability in proportion to P(x)^α (Kudo 2018, equation 6, over all ways instead of the best ones). Backward filtering sums over
/// all ways from each place to the end; forward sampling then takes piece by piece, each with its exact probability.
/// </summary>
internal readonly struct SampledPath(PieceTrie trie, float unknownScore, double alpha, Random random) : IPathFinder
{
    /// <inheritdoc/>
    public void Find(ReadOnlySpan<int> text, Span<double> scores, Span<int> pieces)
    {
        scores[text.Length] = 0;
        for (var start = text.Length - 1; start >= 0; start--)
            scores[start] = trie.IsWithinCharacter(text[start]) ? double.NegativeInfinity : LogSum(text, start, scores);
        for (var start = 0; start < text.Length; start += IPathFinder.Length(pieces[start], trie.Lengths))
            pieces[start] = Draw(text, start, scores);
    }

    /// <summary>log Σ exp(α score + what is from there on), over the pieces that start at a place.</summary>
    private double LogSum(ReadOnlySpan<int> text, int start, ReadOnlySpan<double> rest)
    {
        var (maximum, sum) = (double.NegativeInfinity, 0.0);
        foreach (var edge in new EdgeReader(text, start, trie, unknownScore))
        {
            var value = alpha * edge.Score + rest[edge.End];
            // What was summed is scaled to the new maximum, so that nothing overflows.
            (maximum, sum) = value > maximum ? (value, sum * Math.Exp(maximum - value) + 1) : (maximum, sum + Math.Exp(value - maximum));
        }
        return maximum + Math.Log(sum);
    }

    private int Draw(ReadOnlySpan<int> text, int start, ReadOnlySpan<double> rest)
    {
        var left = random.NextDouble();
        var last = 0;
        foreach (var edge in new EdgeReader(text, start, trie, unknownScore))
        {
            last = edge.Piece;
            left -= Math.Exp(alpha * edge.Score + rest[edge.End] - rest[start]);
            if (left < 0)
                break;
        }
        return last; // rounding may leave a little
    }
}

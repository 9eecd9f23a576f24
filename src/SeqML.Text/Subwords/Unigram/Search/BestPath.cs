using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>The likeliest way to write a text by pieces: that with the greatest sum of scores. (Viterbi 1967; Kudo 2018, equation 3.)</summary>
/// <remarks>Of ways with the same score, the one whose last piece is longer; of those, the one whose last piece but one is, and so on. Sums are of double precision: no text is so long that they lose what tells two ways apart.</remarks>
internal readonly struct BestPath(PieceTrie trie, float unknownScore) : IPathFinder
{
    /// <inheritdoc/>
    public void Find(ReadOnlySpan<int> text, Span<double> scores, Span<int> pieces)
    {
        var array = trie.Array;
        scores = scores[..(text.Length + 1)];
        scores.Fill(double.NegativeInfinity);
        scores[0] = 0;
        for (var start = 0; start < text.Length; start++)
        {
            var score = scores[start];
            if (double.IsNegativeInfinity(score))
                continue; // within a character
            var character = trie.EndOfCharacter(text, start);
            var isKnown = false;
            var node = DoubleArray.Root;
            for (var end = start; end < text.Length && (node = array.Child(node, text[end++])) >= 0;)
            {
                ref readonly var found = ref array.Nodes[node];
                if (found.Key < 0)
                    continue;
                isKnown |= end == character;
                if (score + found.Score is var sum && sum > scores[end])
                    (scores[end], pieces[end]) = (sum, found.Key);
            }
            if (!isKnown && score + unknownScore > scores[character])
                (scores[character], pieces[character]) = (score + unknownScore, start - character);
        }
        TurnRound(pieces[..(text.Length + 1)]);
    }

    /// <summary>The way is known from its end; each piece is put to where it starts.</summary>
    private void TurnRound(Span<int> pieces)
    {
        var place = pieces.Length - 1;
        for (var piece = pieces[place]; place > 0;)
        {
            place -= IPathFinder.Length(piece, trie.Lengths);
            (piece, pieces[place]) = (pieces[place], piece);
        }
    }
}

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>The likeliest ways to write a text by pieces: each place keeps the best ways that lead to it, as many as are asked for, and those to the end are exact. (Kudo 2018, section 3.3; by dynamic programming instead of A*.)</summary>
internal sealed class BestPaths
{
    private readonly int count;
    private readonly List<Way>[] ways;
    private readonly int length;
    private List<Way> spare = [];

    /// <summary>Finds the ways.</summary>
    /// <param name="text">The codes of the text.</param>
    /// <param name="trie">The pieces.</param>
    /// <param name="unknownScore">The score of a character that is no piece.</param>
    /// <param name="count">How many ways.</param>
    public BestPaths(ReadOnlySpan<int> text, PieceTrie trie, float unknownScore, int count)
    {
        (this.count, length) = (count, text.Length);
        ways = new List<Way>[length + 1];
        for (var place = 0; place <= length; place++)
            ways[place] = [];
        ways[0].Add(new Way(0, 0, 0, 0));
        for (var start = 0; start < length; start++)
            if (ways[start].Count > 0)
                foreach (var (piece, end, score) in new EdgeReader(text, start, trie, unknownScore))
                    Merge(start, piece, end, score);
    }

    /// <summary>The best way to a place by its last piece: the rank tells which of the ways to where that starts it goes on from.</summary>
    private readonly record struct Way(double Score, int Piece, int Start, int Rank);

    /// <summary>How many ways were found: fewer than asked for where there are not that many.</summary>
    public int Count => ways[length].Count;

    /// <summary>The score of a way, the best one being 0.</summary>
    public double ScoreOf(int rank) => ways[length][rank].Score;

    /// <summary>The pieces of a way, the best one being 0.</summary>
    public List<int> PiecesOf(int rank)
    {
        var pieces = new List<int>();
        for (var place = length; place > 0;)
        {
            var way = ways[place][rank];
            pieces.Add(way.Piece);
            (place, rank) = (way.Start, way.Rank);
        }
        pieces.Reverse();
        return pieces;
    }

    /// <summary>Merges the ways to where a piece starts, which are in order, with those to where it ends. Of equals the ones from the earlier start come first, as in <see cref="BestPath"/>.</summary>
    private void Merge(int start, int piece, int end, double score)
    {
        var (old, other) = (ways[end], ways[start]);
        spare.Clear();
        for (int i = 0, rank = 0; spare.Count < count && (i < old.Count || rank < other.Count);)
            spare.Add(rank == other.Count || (i < old.Count && old[i].Score >= other[rank].Score + score) ? old[i++]
                : new Way(other[rank].Score + score, piece, start, rank++));
        (ways[end], spare) = (spare, old);
    }
}

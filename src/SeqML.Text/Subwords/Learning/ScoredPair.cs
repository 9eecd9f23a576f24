namespace SeqML.Text.Subwords.Learning;

/// <summary>A pair of symbols that may be merged. The least is the one with the best score; of equals the one with the earliest symbols.</summary>
internal readonly record struct ScoredPair(double Score, int Left, int Right, int Pair) : IComparable<ScoredPair>
{
    public int CompareTo(ScoredPair other) =>
        Score != other.Score ? (Score > other.Score ? -1 : 1) : Left != other.Left ? Left.CompareTo(other.Left) : Right.CompareTo(other.Right);
}

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>Finds one way to write a text by pieces.</summary>
internal interface IPathFinder
{
    /// <summary>What <see cref="Find"/> says of a character that no piece writes, of one unit and of two.</summary>
    const int UnknownUnit = -1;

    /// <inheritdoc cref="UnknownUnit"/>
    const int UnknownPair = -2;

    /// <summary>Finds the way.</summary>
    /// <param name="text">The codes of the text.</param>
    /// <param name="scores">Memory for one more number than the text has units.</param>
    /// <param name="pieces">Memory for one more number than the text has units. Where a piece of the way starts stands its id, or <see cref="UnknownUnit"/> or <see cref="UnknownPair"/>; elsewhere anything.</param>
    void Find(ReadOnlySpan<int> text, Span<double> scores, Span<int> pieces);

    /// <summary>How many units a piece has.</summary>
    static int Length(int piece, int[] lengths) => piece >= 0 ? lengths[piece] : -piece;
}

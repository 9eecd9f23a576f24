namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>The pieces that a user's model takes wherever they stand: nothing in them is normalized.</summary>
internal sealed class UserPieces
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> pieces;
    private readonly int[] lengths; // longest first
    private readonly System.Buffers.SearchValues<char> starts;

    private UserPieces(HashSet<string> pieces)
    {
        this.pieces = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = [.. pieces.Select(piece => piece.Length).Distinct().OrderDescending()];
        starts = System.Buffers.SearchValues.Create([.. pieces.Select(piece => piece[0])]);
    }

    /// <summary>Those of a vocabulary; null where it has none.</summary>
    public static UserPieces? Of(PieceVocabulary vocabulary)
    {
        var pieces = Enumerable.Range(0, vocabulary.Count).Where(id => vocabulary.Kinds[id] == PieceKind.UserDefined).Select(id => vocabulary.Names[id]).ToHashSet(StringComparer.Ordinal);
        return pieces.Count > 0 ? new UserPieces(pieces) : null;
    }

    /// <summary>The length of the longest that a text starts with; 0 where it starts with none.</summary>
    public int Match(ReadOnlySpan<char> text)
    {
        if (starts.Contains(text[0]))
            foreach (var length in lengths)
                if (length <= text.Length && pieces.Contains(text[..length]))
                    return length;
        return 0;
    }
}

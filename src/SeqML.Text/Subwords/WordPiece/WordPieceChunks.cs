namespace SeqML.Text.Subwords.WordPiece;

/// <summary>Walks over a text's chunks: single characters of ASCII's punctuation, and runs of what is neither that nor a blank of ASCII.</summary>
internal ref struct WordPieceChunks(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly byte[] kinds = WordPieceCharacters.Ascii;
    private int position;

    /// <summary>Where the chunk begins, and its length.</summary>
    public (int Start, int Length) Current { get; private set; }

    public readonly WordPieceChunks GetEnumerator() => this;

    public bool MoveNext()
    {
        while (position < text.Length && KindOf(text[position]) == WordPieceCharacters.Blank)
            position++;
        if (position == text.Length)
            return false;
        var start = position++;
        if (KindOf(text[start]) == WordPieceCharacters.Part)
            while (position < text.Length && KindOf(text[position]) == WordPieceCharacters.Part)
                position++;
        Current = (start, position - start);
        return true;
    }

    private readonly byte KindOf(char unit) => unit < 128 ? kinds[unit] : WordPieceCharacters.Part;
}

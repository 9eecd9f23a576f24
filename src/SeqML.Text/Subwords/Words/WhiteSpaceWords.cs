namespace SeqML.Text.Subwords.Words;

/// <summary>Walks over what stands between white space, of any kind that Unicode has.</summary>
internal ref struct WhiteSpaceWords(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;

    /// <summary>Where the word begins, and its length.</summary>
    public (int Start, int Length) Current { get; private set; }

    public readonly WhiteSpaceWords GetEnumerator() => this;

    public bool MoveNext()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        var start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]))
            position++;
        Current = (start, position - start);
        return position > start;
    }
}

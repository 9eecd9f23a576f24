namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>A text in parts, at the special tokens in it; for foreach.</summary>
internal ref struct TextParts(ReadOnlySpan<char> text, SpecialTokenFinder? finder)
{
    private readonly ReadOnlySpan<char> text = text;
    private int end;
    private (int Start, int Length, int Id) special = (-1, 0, 0);
    private bool isOver;

    /// <summary>Where a part stands. It is text, which may be empty, where the id is -1, else a special token.</summary>
    public (int Start, int Length, int Id) Current { get; private set; }

    public readonly TextParts GetEnumerator() => this;

    public bool MoveNext()
    {
        if (special.Start >= 0)
        {
            Current = special;
            end = special.Start + special.Length;
            special.Start = -1;
            return true;
        }
        if (isOver)
            return false;
        var start = end;
        if (finder is not null && finder.Find(text[start..], out var id, out var length) is >= 0 and var found)
            (special, end) = ((start + found, length, id), start + found);
        else
            (isOver, end) = (true, text.Length);
        Current = (start, end - start, -1);
        return true;
    }
}

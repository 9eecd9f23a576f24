namespace SeqML.Text.Tokenization;

/// <summary>Where a token stands in the original text, in UTF-16 units.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="Length">How many units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The unit after the last.</summary>
    public int End => Start + Length;

    /// <summary>The token itself.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}

namespace SeqML.Text.Stemming;

/// <summary>A word while a stemmer works on it: its letters in the caller's memory, and where its regions start. Every change happens at its end.</summary>
/// <param name="letters">The word's letters, with room behind them.</param>
/// <param name="length">How many letters there are.</param>
internal ref struct StemWord(Span<char> letters, int length)
{
    /// <summary>The memory, of which the first <see cref="Length"/> units count.</summary>
    public readonly Span<char> Room = letters;

    /// <summary>How many letters are left.</summary>
    public int Length = length;

    /// <summary>Where R1 starts: after the first consonant that follows a vowel; the word's length where there is none.</summary>
    public int R1 = length;

    /// <summary>Where R2 starts: in R1 what R1 is in the word.</summary>
    public int R2 = length;

    /// <summary>The letters that are left.</summary>
    public readonly ReadOnlySpan<char> Letters => Room[..Length];

    /// <summary>A letter counted from the end, 1 for the last; NUL, which is in no set of letters, before the first.</summary>
    public readonly char FromEnd(int place) => (uint)(Length - place) < (uint)Room.Length ? Room[Length - place] : '\0';

    /// <summary>Whether the letters end so.</summary>
    public readonly bool EndsWith(ReadOnlySpan<char> suffix) => Letters.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Whether the last letters, that many, stand in R1.</summary>
    public readonly bool InR1(int suffixLength) => Length - suffixLength >= R1;

    /// <summary>Whether the last letters, that many, stand in R2.</summary>
    public readonly bool InR2(int suffixLength) => Length - suffixLength >= R2;

    /// <summary>Takes letters off the end.</summary>
    public void Cut(int count) => Length -= count;

    /// <summary>Puts other letters in the place of the last ones.</summary>
    public void Replace(int count, ReadOnlySpan<char> replacement)
    {
        replacement.CopyTo(Room[(Length - count)..]);
        Length += replacement.Length - count;
    }
}

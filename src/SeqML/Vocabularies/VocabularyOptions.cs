namespace SeqML.Vocabularies;

/// <summary>Which words get a key.</summary>
public sealed record VocabularyOptions
{
    /// <summary>Rarer words have none.</summary>
    /// <value>At least 1; 1 by default, which leaves none out.</value>
    public int MinimumCount { get; init; } = 1;

    /// <summary>Words that come more often have none.</summary>
    /// <value>At least <see cref="MinimumCount"/>; null by default, which leaves none out.</value>
    public int? MaximumCount { get; init; }

    /// <summary>How many keys at the most, frequent words first; those of <see cref="PaddingWord"/> and <see cref="UnknownWord"/> are among them.</summary>
    /// <value>At least 1 more than those two need; 1,000,000 by default.</value>
    public int MaximumSize { get; init; } = 1_000_000;

    /// <summary>How many different words are counted at the most, to bound memory. Where there are more, rare ones are forgotten, and counted anew if they come again.</summary>
    /// <value>5,000,000, which may take 500 MB; at least 1.</value>
    public int MaximumDistinctWords { get; init; } = 5_000_000;

    /// <summary>What every word without a key is read as.</summary>
    /// <value>"&lt;unk&gt;" by default; null for key 0, which is ML.NET's missing value and for SeqML's trainers their own unknown word.</value>
    public string? UnknownWord { get; init; } = "<unk>";

    /// <summary>What stands after the last word up to <see cref="Length"/>; the first key, 1.</summary>
    /// <value>null by default: there is none. "&lt;pad&gt;" is the usual one.</value>
    public string? PaddingWord { get; init; }

    /// <summary>How many keys a row has: longer rows are cut at the end, shorter ones are padded by <see cref="PaddingWord"/>, or by key 0 where that is null.</summary>
    /// <value>At least 1; null by default: as many as words.</value>
    public int? Length { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">The words for unknown and for padding are empty, or the same.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumCount, 1);
        if (MaximumCount is { } most)
            ArgumentOutOfRangeException.ThrowIfLessThan(most, MinimumCount, nameof(MaximumCount));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumDistinctWords, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaximumSize, Special.Count());
        if (Length is { } length)
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(Length));
        if (Special.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException("Expected UnknownWord and PaddingWord to be words or null, found a blank one.");
        if (UnknownWord is not null && UnknownWord == PaddingWord)
            throw new ArgumentException($"Expected UnknownWord and PaddingWord to be different words, found '{UnknownWord}' for both.");
    }

    /// <summary>The words that are no words, in the order of their keys.</summary>
    internal IEnumerable<string> Special => new[] { PaddingWord, UnknownWord }.OfType<string>();
}

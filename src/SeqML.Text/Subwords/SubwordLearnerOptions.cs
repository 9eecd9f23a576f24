namespace SeqML.Text.Subwords;

/// <summary>How <see cref="BytePairTokenizer"/>, <see cref="ByteLevelTokenizer"/> and <see cref="WordPieceTokenizer"/> are learned from texts.</summary>
public sealed record SubwordLearnerOptions
{
    /// <summary>How many tokens there are to be, with special ones and single characters.</summary>
    /// <value>10,000. It may come out smaller where the texts have not that many pairs, and never below special tokens and characters.</value>
    public int VocabularySize { get; init; } = 10_000;

    /// <summary>Pairs that come less often are not merged.</summary>
    /// <value>2; at least 1.</value>
    public long MinimumCount { get; init; } = 2;

    /// <summary>Tokens that stand for no text. They are the first ids.</summary>
    /// <value>Null: those that the kind of tokenizer names.</value>
    public SpecialTokens? SpecialTokens { get; init; }

    /// <summary>How many characters are tokens at the most: the frequent ones, the others are unknown. Bytes of a byte-level tokenizer are all tokens.</summary>
    /// <value>1000; at least 1.</value>
    public int MaximumAlphabet { get; init; } = 1000;

    /// <summary>How many different words are counted at the most, to bound memory. Where there are more, rare ones are forgotten, and counted anew if they come again.</summary>
    /// <value>5,000,000, which may take 1 GB; at least 1.</value>
    public int MaximumDistinctWords { get; init; } = 5_000_000;

    /// <summary>Is told now and then.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<SubwordLearnerProgress>? Progress { get; init; }

    /// <summary>Ends learning early, with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(VocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumAlphabet, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumDistinctWords, 1);
        SpecialTokens?.Validate();
    }
}

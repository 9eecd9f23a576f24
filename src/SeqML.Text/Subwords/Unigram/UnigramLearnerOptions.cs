namespace SeqML.Text.Subwords.Unigram;

/// <summary>How a <see cref="UnigramTokenizer"/> is learned from texts.</summary>
public sealed record UnigramLearnerOptions
{
    /// <summary>How many tokens there are to be, with special ones, single characters and bytes.</summary>
    /// <value>10,000. It may come out smaller where the texts have not that many substrings, and never below the characters that must be kept.</value>
    public int VocabularySize { get; init; } = 10_000;

    /// <summary>The share of all characters of the texts that can be written: the frequent ones that make it up are tokens, the others unknown.</summary>
    /// <value>0.9995, from 0 on to 1.</value>
    public double CharacterCoverage { get; init; } = 0.9995;

    /// <summary>The longest token, in characters.</summary>
    /// <value>16; at least 1.</value>
    public int MaximumPieceLength { get; init; } = 16;

    /// <summary>With how many substrings learning starts, beside the characters.</summary>
    /// <value>1,000,000; at least 1.</value>
    public int SeedCount { get; init; } = 1_000_000;

    /// <summary>The share of the tokens that a round keeps.</summary>
    /// <value>0.75; more than 0 and less than 1.</value>
    public double ShrinkingFactor { get; init; } = 0.75;

    /// <summary>How many steps of expectation maximization a round has.</summary>
    /// <value>2; at least 1.</value>
    public int SubIterations { get; init; } = 2;

    /// <summary>Whether a token may join what no word joins: letters with digits or other signs, or letters of different scripts.</summary>
    /// <value>False: "(good)" is at least three tokens.</value>
    public bool MixesWritingSystems { get; init; }

    /// <summary>Whether a character that is no token is written by tokens of its bytes in UTF-8, 256 more tokens, so that nothing is unknown.</summary>
    /// <value>False.</value>
    public bool ByteFallback { get; init; }

    /// <summary>What is made of a text before it is split.</summary>
    /// <value>White space becomes one mark, and a mark begins the text.</value>
    public UnigramNormalization Normalization { get; init; } = new();

    /// <summary>Tokens that stand for no text. They are the first ids.</summary>
    /// <value>Unknown: &lt;unk&gt;. Beginning: &lt;s&gt;. End: &lt;/s&gt;.</value>
    public SpecialTokens SpecialTokens { get; init; } = new() { Unknown = "<unk>", Beginning = "<s>", End = "</s>" };

    /// <summary>How many different words are counted at the most, to bound memory. Where there are more, rare ones are forgotten, and counted anew if they come again.</summary>
    /// <value>5,000,000, which may take 1 GB; at least 1.</value>
    public int MaximumDistinctWords { get; init; } = 5_000_000;

    /// <summary>Is told after each round.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<UnigramLearnerProgress>? Progress { get; init; }

    /// <summary>Ends learning early, with an <see cref="OperationCanceledException"/>.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        Require(VocabularySize >= 1, nameof(VocabularySize), "at least 1", VocabularySize);
        Require(CharacterCoverage is >= 0 and <= 1, nameof(CharacterCoverage), "from 0 to 1", CharacterCoverage);
        Require(MaximumPieceLength >= 1, nameof(MaximumPieceLength), "at least 1", MaximumPieceLength);
        Require(SeedCount >= 1, nameof(SeedCount), "at least 1", SeedCount);
        Require(ShrinkingFactor is > 0 and < 1, nameof(ShrinkingFactor), "more than 0 and less than 1", ShrinkingFactor);
        Require(SubIterations >= 1, nameof(SubIterations), "at least 1", SubIterations);
        Require(MaximumDistinctWords >= 1, nameof(MaximumDistinctWords), "at least 1", MaximumDistinctWords);
        ArgumentNullException.ThrowIfNull(Normalization);
        ArgumentNullException.ThrowIfNull(SpecialTokens);
        SpecialTokens.Validate();
    }

    private static void Require(bool isRight, string option, string range, double found)
    {
        if (!isRight)
            throw new ArgumentException(FormattableString.Invariant($"Expected {option} to be {range}, found {found}."), option);
    }
}

namespace SeqML.Text.Subwords;

/// <summary>How <see cref="WordPieceTokenizer"/> reads text. The defaults are those of BERT's uncased models.</summary>
public sealed record WordPieceOptions
{
    /// <summary>Whether words are made lower case and lose their accents before they are looked up. It has to be what the vocabulary was learned with.</summary>
    /// <value>True. False for cased models.</value>
    public bool IsUncased { get; init; } = true;

    /// <summary>What begins the tokens that continue a word.</summary>
    /// <value>"##". At least one character.</value>
    public string ContinuationPrefix { get; init; } = "##";

    /// <summary>Words of more characters are unknown.</summary>
    /// <value>100. From 1 to 1000.</value>
    public int MaximumWordLength { get; init; } = 100;

    /// <summary>Tokens of the vocabulary that stand for no text. Words that cannot be written are left out where there is none for unknown ones.</summary>
    /// <value><see cref="SpecialTokens.Bert"/>.</value>
    public SpecialTokens SpecialTokens { get; init; } = SpecialTokens.Bert;

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(ContinuationPrefix);
        ArgumentNullException.ThrowIfNull(SpecialTokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumWordLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaximumWordLength, 1000);
        SpecialTokens.Validate();
    }
}

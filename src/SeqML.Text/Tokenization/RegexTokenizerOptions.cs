namespace SeqML.Text.Tokenization;

/// <summary>How <see cref="RegexTokenizer"/> reads its pattern.</summary>
public sealed record RegexTokenizerOptions
{
    /// <summary>What the pattern describes.</summary>
    /// <value><see cref="RegexMatches.Tokens"/> by default.</value>
    public RegexMatches Matches { get; init; } = RegexMatches.Tokens;

    /// <summary>Whether letters match in either case, by the rules of no culture.</summary>
    /// <value>False by default.</value>
    public bool IgnoreCase { get; init; }

    /// <summary>How long one match may take, and how long all of a text for each 2^20 units that it has begun. After that the rest of the text is one token.</summary>
    /// <value>One second by default; from a millisecond to an hour.</value>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(1);

    internal void Validate()
    {
        if (!Enum.IsDefined(Matches))
            throw new ArgumentOutOfRangeException(nameof(Matches), Matches, "Expected Matches to be Tokens or Gaps.");
        if (TimeLimit < TimeSpan.FromMilliseconds(1) || TimeLimit > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(TimeLimit), TimeLimit, "Expected TimeLimit to be from a millisecond to an hour.");
    }
}

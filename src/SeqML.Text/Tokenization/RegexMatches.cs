namespace SeqML.Text.Tokenization;

/// <summary>What the pattern of a <see cref="RegexTokenizer"/> describes.</summary>
public enum RegexMatches
{
    /// <summary>The tokens; what stands between them is lost.</summary>
    Tokens,

    /// <summary>The gaps between tokens.</summary>
    Gaps,
}

using SeqML.Text.Subwords.WordPiece;
using SeqML.Text.Vocabularies;

namespace SeqML.Text.Subwords;

/// <summary>How <see cref="WordPieceTokenizer"/> reads text. The defaults are those of BERT's uncased models.</summary>
public sealed record WordPieceOptions
{
    /// <summary>Whether words are made lower case and lose their accents before they are looked up. It has to be what the vocabulary was learned with.</summary>
    /// <value>True. False for cased models.</value>
    public bool IsUncased { get; init; } = true;

    /// <summary>What begins the tokens that continue a word.</summary>
    /// <value>"##". It begins with punctuation of ASCII, which is never within a word.</value>
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
        if (!IsPrefix(ContinuationPrefix))
            throw new ArgumentException($"Expected {nameof(ContinuationPrefix)} to begin with punctuation of ASCII, found '{ContinuationPrefix}'.", nameof(ContinuationPrefix));
        ArgumentNullException.ThrowIfNull(SpecialTokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumWordLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaximumWordLength, 1000);
        SpecialTokens.Validate();
    }

    internal static bool IsPrefix(string? prefix) => prefix is [< (char)128, ..] && WordPieceCharacters.Ascii[prefix[0]] == WordPieceCharacters.Punctuation && WellFormed.Is(prefix);
}

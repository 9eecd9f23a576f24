using SeqML.Text.Subwords.Unigram.Files;

namespace SeqML.Text.Subwords.Unigram;

/// <summary>What a <see cref="UnigramTokenizer"/> makes of a text before it splits it: white space becomes "▁" (U+2581), and half a character (a lone surrogate) U+FFFD. The defaults are SentencePiece's.</summary>
public sealed record UnigramNormalization
{
    /// <summary>Whether a text begins with a mark of white space, so that a word is written alike wherever it stands.</summary>
    /// <value>True.</value>
    public bool AddsDummyPrefix { get; init; } = true;

    /// <summary>Whether white space at both ends of a text is left out, and several in a row are one.</summary>
    /// <value>True. Where it is false, and there are bytes to fall back to, decoding gives every text back that has no "▁" in it.</value>
    public bool RemovesExtraWhiteSpace { get; init; } = true;

    /// <summary>Whether tabs, line ends and all else that Unicode calls white space count as a blank.</summary>
    /// <value>True. Where it is false only U+0020 is white space, and the others are characters like any: SentencePiece's rule "identity".</value>
    public bool BlanksAnyWhiteSpace { get; init; } = true;

    /// <summary>Whether rules that came with a SentencePiece model, as its "nmt_nfkc", change the characters first.</summary>
    public bool MapsCharacters => Characters is not null;

    /// <summary>Those rules.</summary>
    internal CharacterMap? Characters { get; init; }
}

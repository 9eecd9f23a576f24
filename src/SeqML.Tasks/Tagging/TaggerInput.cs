namespace SeqML.Tasks.Tagging;

/// <summary>What a tagger reads.</summary>
public enum TaggerInput
{
    /// <summary>Text: a tag for each word between white space, which inside is split further, so that spans end before punctuation.</summary>
    Text,

    /// <summary>Tokens: a tag for each.</summary>
    Tokens,
}

namespace SeqML.Text.Tokenization;

/// <summary>Kinds of segments that <see cref="UnicodeWordTokenizer"/> tells apart.</summary>
[Flags]
public enum UnicodeSegments
{
    /// <summary>Segments with a letter, a digit or an ideograph.</summary>
    Words = 1,

    /// <summary>Other segments that are seen: punctuation, symbols, emoji.</summary>
    Symbols = 2,

    /// <summary>Segments of white space, control and format characters alone.</summary>
    Blanks = 4,

    /// <summary>All segments, which make up the whole text.</summary>
    All = Words | Symbols | Blanks,
}

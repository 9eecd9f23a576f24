using System.Text.Json.Serialization;

namespace SeqML.Text.Tokenization.Sentences;

/// <summary>What a line break says of sentences. A blank line always ends one, and so do a form feed and Unicode's paragraph separator.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LineBreaks>))]
public enum LineBreaks
{
    /// <summary>It ends a sentence where it looks meant: before a bullet or a number of a list, and, unless a small letter follows, where the next word had still fitted into the line.</summary>
    Judge,

    /// <summary>It always ends a sentence, as in files with a sentence or a heading a line.</summary>
    End,

    /// <summary>It is a blank, as in text that was wrapped to a width.</summary>
    Blank,
}

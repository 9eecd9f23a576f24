using System.Text.Json;
using System.Text.Json.Serialization;

namespace SeqML.Text.Tokenization;

/// <summary>A way to split text. Every token is a slice of the text, tokens come in the order of their starts, and no text makes it throw.</summary>
/// <remarks>It is data: <see cref="ToJson"/> writes the kind and its options, and <see cref="FromJson"/> makes the same tokenizer again.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(WordTokenizer), "words")]
[JsonDerivedType(typeof(WhiteSpaceTokenizer), "whiteSpace")]
[JsonDerivedType(typeof(Sentences.SentenceSplitter), "sentences")]
[JsonDerivedType(typeof(UnicodeWordTokenizer), "unicodeWords")]
[JsonDerivedType(typeof(TreebankTokenizer), "treebank")]
[JsonDerivedType(typeof(ModernTreebankTokenizer), "modernTreebank")]
[JsonDerivedType(typeof(SocialMediaTokenizer), "socialMedia")]
[JsonDerivedType(typeof(WordPunctuationTokenizer), "wordPunctuation")]
[JsonDerivedType(typeof(RegexTokenizer), "regex")]
[JsonDerivedType(typeof(CharacterTokenizer), "characters")]
[JsonDerivedType(typeof(CodePointTokenizer), "codePoints")]
[JsonDerivedType(typeof(CharacterNGramTokenizer), "characterNGrams")]
public abstract class Tokenizer
{
    /// <summary>Adds where the tokens of a text stand. Nothing else is allocated: a list that is cleared and used again costs nothing.</summary>
    /// <param name="text">Any text, lone surrogates included.</param>
    /// <param name="tokens">What they are added to.</param>
    public abstract void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens);

    /// <summary>What it is, as a short text: its kind, and the options that it was made with.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TokenizerJson.Default.Tokenizer);

    /// <summary>The tokenizer that <see cref="ToJson"/> described.</summary>
    /// <param name="json">A description.</param>
    /// <exception cref="InvalidDataException">It is none, or is damaged: an unknown kind, an option that is unknown, missing or out of its range.</exception>
    public static Tokenizer FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, TokenizerJson.Default.Tokenizer)
                ?? throw new InvalidDataException("Expected the description of a tokenizer, as Tokenizer.ToJson writes it, found null.");
        }
        // What a constructor says of an option, and what the reader says of an object without a kind.
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException)
        {
            throw new InvalidDataException($"Expected the description of a tokenizer, as Tokenizer.ToJson writes it, found '{(json.Length <= 200 ? json : json[..200])}': {error.Message}", error);
        }
    }
}

using System.Globalization;

namespace SeqML.Text.Tokenization;

/// <summary>Splits text into what readers take for single characters: a letter with its accents, an emoji with its skin tone, a flag. White space is characters, too: the tokens make up the whole text.</summary>
/// <remarks>
/// These are the extended grapheme clusters of Unicode's UAX #29. A lone surrogate is one. Unlike <see cref="CodePointTokenizer"/>, a token can be long: a letter keeps all of its marks.
/// Nothing is allocated.
/// </remarks>
public sealed class CharacterTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (var token in Tokenize(text))
            tokens.Add(token);
    }

    /// <summary>The characters of a text, in their order; each starts where the one before ends.</summary>
    public static Enumerator Tokenize(ReadOnlySpan<char> text) => new(text);

    /// <summary>Walks over the characters; for foreach.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private int position;

        internal Enumerator(ReadOnlySpan<char> text) => this.text = text;

        /// <summary>Where the character stands.</summary>
        public TextSpan Current { get; private set; }

        /// <summary>This object.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next character; false where there is none.</summary>
        public bool MoveNext()
        {
            var start = position;
            if ((uint)start >= (uint)text.Length)
                return false;
            var next = start + 1;
            // Of two characters of ASCII only a line break's belong together, so that between two others is an end.
            position = char.IsAscii(text[start]) && (next == text.Length || (char.IsAscii(text[next]) && text[next] != '\n'))
                ? next
                : start + StringInfo.GetNextTextElementLength(text[start..]);
            Current = new TextSpan(start, position - start);
            return true;
        }
    }
}

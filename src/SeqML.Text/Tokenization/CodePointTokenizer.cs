namespace SeqML.Text.Tokenization;

/// <summary>Splits text into code points, the characters that Unicode numbers. White space is characters, too: the tokens make up the whole text.</summary>
/// <remarks>A lone surrogate is one. Unlike <see cref="CharacterTokenizer"/>, a letter and its combining accent are two tokens, and none is longer than two units. Nothing is allocated.</remarks>
public sealed class CodePointTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (var token in Tokenize(text))
            tokens.Add(token);
    }

    /// <summary>The code points of a text, in their order; each starts where the one before ends.</summary>
    public static Enumerator Tokenize(ReadOnlySpan<char> text) => new(text);

    /// <summary>Walks over the code points; for foreach.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private int position;

        internal Enumerator(ReadOnlySpan<char> text) => this.text = text;

        /// <summary>Where the code point stands.</summary>
        public TextSpan Current { get; private set; }

        /// <summary>This object.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next code point; false where there is none.</summary>
        public bool MoveNext()
        {
            var start = position;
            if ((uint)start >= (uint)text.Length)
                return false;
            var isPair = char.IsHighSurrogate(text[start]) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]);
            position = start + (isPair ? 2 : 1);
            Current = new TextSpan(start, position - start);
            return true;
        }
    }
}

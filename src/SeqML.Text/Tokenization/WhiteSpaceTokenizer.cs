namespace SeqML.Text.Tokenization;

/// <summary>Splits text at blanks, tabs and line breaks, and says where each word stands. Unlike <see cref="WordTokenizer"/> it leaves punctuation on words; it is how annotated files count them.</summary>
/// <remarks>A run of them is one separator. Other white space, as the no-break space in "10 000", stays within its word: annotated files have such words. Nothing is allocated.</remarks>
public sealed class WhiteSpaceTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (var token in Tokenize(text))
            tokens.Add(token);
    }

    /// <summary>The words of a text, in their order.</summary>
    public static Enumerator Tokenize(ReadOnlySpan<char> text) => new(text);

    /// <summary>Walks over the words; for foreach.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private int position;

        internal Enumerator(ReadOnlySpan<char> text) => this.text = text;

        /// <summary>Where the word stands.</summary>
        public TextSpan Current { get; private set; }

        /// <summary>This object.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next word; false where there is none.</summary>
        public bool MoveNext()
        {
            var start = position;
            while ((uint)start < (uint)text.Length && IsSeparator(text[start]))
                start++;
            var end = start;
            while ((uint)end < (uint)text.Length && !IsSeparator(text[end]))
                end++;
            position = end;
            Current = new TextSpan(start, end - start);
            return end > start;
        }

        // One comparison decides for nearly every character.
        private static bool IsSeparator(char character) => character <= ' ' && (Separators >> character & 1) != 0;

        private const ulong Separators = 1UL << ' ' | 1UL << '\t' | 1UL << '\n' | 1UL << '\r';
    }
}

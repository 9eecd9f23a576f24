using System.Text;

namespace SeqML.Text.Tokenization;

/// <summary>Splits text into runs of word characters and runs of everything else that is not white space: "can't..." is "can", "'", "t", "...". Nothing visible is lost.</summary>
/// <remarks>
/// Word characters are letters, marks, digits and other numbers, and punctuation that connects ("_"). White space is Unicode's, and the four separators U+001C to U+001F. It is what the expression
/// <c>\w+|[^\w\s]+</c> describes, as NLTK's WordPunctTokenizer, but for marks, which belong to words here. Nothing is allocated.
/// </remarks>
public sealed class WordPunctuationTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (var token in Tokenize(text))
            tokens.Add(token);
    }

    /// <summary>The tokens of a text, in their order; no two overlap.</summary>
    public static Enumerator Tokenize(ReadOnlySpan<char> text) => new(text);

    /// <summary>Walks over the tokens; for foreach.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private int position;

        internal Enumerator(ReadOnlySpan<char> text) => this.text = text;

        /// <summary>Where the token stands.</summary>
        public TextSpan Current { get; private set; }

        /// <summary>This object.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next token; false where there is none.</summary>
        public bool MoveNext()
        {
            var start = position;
            var length = 1;
            while ((uint)start < (uint)text.Length && KindAt(start, out length) == Kind.WhiteSpace)
                start += length;
            var end = start;
            if (end < text.Length)
            {
                var kind = KindAt(end, out length);
                do
                    end += length;
                while ((uint)end < (uint)text.Length && KindAt(end, out length) == kind);
            }
            position = end;
            Current = new TextSpan(start, end - start);
            return end > start;
        }

        private readonly Kind KindAt(int index, out int length)
        {
            var unit = text[index];
            length = 1;
            return char.IsAscii(unit) ? Ascii[unit] : KindBeyondAscii(index, out length);
        }

        private readonly Kind KindBeyondAscii(int index, out int length)
        {
            Rune.DecodeFromUtf16(text[index..], out var rune, out length);
            return KindOf(rune);
        }
    }

    private static readonly Kind[] Ascii = [.. Enumerable.Range(0, 128).Select(character => KindOf(new Rune(character)))];

    private static Kind KindOf(Rune rune) =>
        CharacterKinds.IsWordPart(rune) ? Kind.Word : CharacterKinds.IsWhiteSpace(rune) ? Kind.WhiteSpace : Kind.Other;

    private enum Kind : byte
    {
        Other,
        Word,
        WhiteSpace,
    }
}

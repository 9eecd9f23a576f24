using SeqML.Text.Tokenization.WordBreaks;

namespace SeqML.Text.Tokenization;

/// <summary>Splits text at the word boundaries of Unicode's UAX #29, the default that editors select words by in all languages: "can't", "3.5" and "e.g" are words, "well-made" is two.</summary>
/// <remarks>
/// Its rules WB1 to WB999 as they stand, without tailoring: an ideograph, a letter of Hiragana or of Thai is a segment alone, since only a dictionary could tell words there. Properties are of the version
/// of Unicode that .NET is of. Unlike <see cref="WordTokenizer"/>, hyphens part words, colons join letters, and punctuation is left out unless it is asked for. Nothing is allocated.
/// </remarks>
public sealed class UnicodeWordTokenizer : Tokenizer
{
    /// <summary>Makes one.</summary>
    /// <param name="kept">Which segments are tokens. <value><see cref="UnicodeSegments.Words"/> by default.</value></param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such segments.</exception>
    public UnicodeWordTokenizer(UnicodeSegments kept = UnicodeSegments.Words)
    {
        if (kept == 0 || (kept & ~UnicodeSegments.All) != 0)
            throw new ArgumentOutOfRangeException(nameof(kept), kept, "Expected Words, Symbols or Blanks, or several of them.");
        Kept = kept;
    }

    /// <summary>Which segments are tokens.</summary>
    public UnicodeSegments Kept { get; }

    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var segments = Segments(text);
        while (segments.MoveNext())
            if ((segments.Kind & Kept) != 0)
                tokens.Add(segments.Current);
    }

    /// <summary>All segments of a text, in their order; each starts where the one before ends.</summary>
    public static Enumerator Segments(ReadOnlySpan<char> text) => new(text);

    /// <summary>Walks over the segments; for foreach.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private byte marks;
        private int position;

        internal Enumerator(ReadOnlySpan<char> text) => this.text = text;

        /// <summary>Where the segment stands.</summary>
        public TextSpan Current { get; private set; }

        /// <summary>What the segment is: one of the kinds.</summary>
        public readonly UnicodeSegments Kind => (marks & WordBreak.OfWord) != 0 ? UnicodeSegments.Words
            : (marks & WordBreak.Visible) != 0 ? UnicodeSegments.Symbols : UnicodeSegments.Blanks;

        /// <summary>This object.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next segment; false where there is none.</summary>
        public bool MoveNext()
        {
            if (position >= text.Length)
                return false;
            var start = position;
            position = WordBreakScanner.EndOf(text, start, out marks);
            Current = new TextSpan(start, position - start);
            return true;
        }
    }
}

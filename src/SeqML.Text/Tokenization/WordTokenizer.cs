using System.Globalization;
using System.Text;

namespace SeqML.Text.Tokenization;

/// <summary>
/// Splits text into words, numbers and symbols, and says where each stands.
/// <list type="bullet">
/// <item>A word is a run of letters, digits, combining marks and underscores. An apostrophe, hyphen or middle dot between two of
/// its letters or digits belongs to it ("don't", "covid-19"), as do a full stop between letters ("e.g") or between digits, and a
/// comma or colon between digits ("3,000.5", "10:30").</item>
/// <item>Every other visible character is a token of its own; marks and joined parts stay with their symbol (a flag, an emoji with a skin tone).</item>
/// <item>White space, control and format characters (a zero-width space, a soft hyphen) separate tokens and belong to none, but
/// for what joins the parts of a symbol. A lone surrogate is a symbol.</item>
/// </list>
/// </summary>
/// <remarks>Unlike a split on spaces, "good." and "good" come out as the same word. Nothing is allocated.</remarks>
public sealed class WordTokenizer : Tokenizer
{
    /// <inheritdoc/>
    public override void Tokenize(ReadOnlySpan<char> text, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        for (var position = 0; position < text.Length;)
            position += TokenizeSome(text[position..], position, tokens);
    }

    /// <summary>Adds the tokens of the beginning of a text.</summary>
    /// <param name="text">What follows a token.</param>
    /// <param name="offset">Where it stands in the whole.</param>
    /// <param name="tokens">What they are added to.</param>
    /// <returns>How many units were dealt with: at least one.</returns>
    private static int TokenizeSome(ReadOnlySpan<char> text, int offset, List<TextSpan> tokens)
    {
        var bits = new WordBits(text);
        var isAll = bits.Length == text.Length;
        var position = 0;
        while (position < bits.Length)
        {
            if (bits.AddTokensOfBlock(ref position, offset, tokens))
                continue;
            // This token goes beyond the block, or has to do with more than ASCII.
            var (start, end) = (position, bits.EndOf(position, isAll));
            if (end < 0)
            {
                // Character by character: from here on a token is as it would be at the beginning of a text.
                var rest = Tokenize(text[start..]);
                if (!rest.MoveNext())
                    return text.Length;
                (start, end) = (start + rest.Current.Start, start + rest.Current.End);
            }
            tokens.Add(new TextSpan(offset + start, end - start));
            position = end;
        }
        return position;
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
            while ((uint)start < (uint)text.Length)
            {
                if (!char.IsAscii(text[start]))
                    return MoveNextBeyondAscii(start);
                var kind = WordAscii.Kinds[text[start]];
                if (kind == WordAscii.Separator)
                {
                    start++;
                    continue;
                }
                position = (kind & WordAscii.WordPart) != 0 ? EndOfAsciiWord(start + 1) : EndOfSymbol(start);
                Current = new TextSpan(start, position - start);
                return true;
            }
            position = text.Length;
            return false;
        }

        /// <summary>The same from a character on that is not of ASCII.</summary>
        private bool MoveNextBeyondAscii(int start)
        {
            while (start < text.Length && IsSeparator(RuneAt(start, out var length)))
                start += length;
            if (start >= text.Length)
            {
                position = text.Length;
                return false;
            }
            position = CharacterKinds.IsWordPart(RuneAt(start, out _)) ? EndOfWord(start, default) : EndOfSymbol(start);
            Current = new TextSpan(start, position - start);
            return true;
        }

        /// <summary>The end of a word whose characters before the given one are all of ASCII, that is of nearly every word of English.</summary>
        private readonly int EndOfAsciiWord(int end)
        {
            while ((uint)end < (uint)text.Length && char.IsAscii(text[end]))
            {
                var kind = WordAscii.Kinds[text[end]];
                if ((kind & WordAscii.WordPart) == 0)
                {
                    if ((kind & WordAscii.Joint) == 0 || end + 1 == text.Length)
                        return end;
                    if (!char.IsAscii(text[end + 1]))
                        break;
                    if (!WordAscii.Joins(kind, text[end - 1], text[end + 1]))
                        return end;
                }
                end++;
            }
            return end == text.Length ? end : EndOfWord(end, new Rune(text[end - 1]));
        }

        private readonly int EndOfWord(int end, Rune last)
        {
            while (end < text.Length)
            {
                var rune = RuneAt(end, out var length);
                if (!CharacterKinds.IsWordPart(rune) && !JoinsWord(rune, last, end + length))
                    break;
                // Marks belong to their letter: an apostrophe after an accent stands between letters, however the accent is written.
                if (!CharacterKinds.IsMark(rune))
                    last = rune;
                end += length;
            }
            return end;
        }

        private readonly bool JoinsWord(Rune joint, Rune last, int next)
        {
            if (next >= text.Length)
                return false;
            var follower = RuneAt(next, out _);
            return joint.Value switch
            {
                '\'' or '\u2019' or '-' or '\u2010' or '\u00B7' => IsLetterOrDigit(last) && IsLetterOrDigit(follower),
                '.' => (Rune.IsLetter(last) && Rune.IsLetter(follower)) || (Rune.IsDigit(last) && Rune.IsDigit(follower)),
                ',' or ':' => Rune.IsDigit(last) && Rune.IsDigit(follower),
                _ => false,
            };
        }

        private readonly int EndOfSymbol(int start)
        {
            // Most symbols are one character of ASCII; only others can be built of several.
            if (char.IsAscii(text[start]) && (start + 1 == text.Length || char.IsAscii(text[start + 1])))
                return start + 1;
            // A window: the rules of clusters look at neighbours only, and a million marks in a row stay cheap.
            var window = text.Slice(start, Math.Min(64, text.Length - start));
            return start + Math.Max(1, StringInfo.GetNextTextElementLength(window));
        }

        private readonly Rune RuneAt(int index, out int length)
        {
            // A lone surrogate decodes as U+FFFD of length 1, which is a symbol.
            Rune.DecodeFromUtf16(text[index..], out var rune, out length);
            return rune;
        }

        private static bool IsSeparator(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;

        private static bool IsLetterOrDigit(Rune rune) => rune != default && Rune.IsLetterOrDigit(rune);
    }
}

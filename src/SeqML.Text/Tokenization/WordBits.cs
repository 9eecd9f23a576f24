using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqML.Text.Tokenization;

/// <summary>
/// The rules of <see cref="WordTokenizer"/> for ASCII, 64 characters at a time: each kind of character is a number of 64 bits, a rule is a shift and an "and" of them, and a token is a run of ones. What touches other
/// characters is left to the rules that look at one character after the other.
/// </summary>
/// <remarks>(Langdale and Lemire 2019, Parsing Gigabytes of JSON per Second, find structure in the same way.)</remarks>
internal ref struct WordBits
{
    /// <summary>How many characters are looked at together.</summary>
    public const int Most = 1024;

    /// <summary>How many characters are a block.</summary>
    public const int BlockLength = 64;

    private Masks words;
    private Masks symbols;
    private Masks others;

    /// <summary>Looks at the first <see cref="Most"/> characters of a text, or at all where they are fewer.</summary>
    /// <param name="text">What follows the last token.</param>
    public WordBits(ReadOnlySpan<char> text)
    {
        var length = Math.Min(Most, text.Length);
        Length = length;
        var before = default(Kinds);
        var here = length > 0 ? Classify(text, 0) : default;
        for (var block = 0; block * BlockLength < length; block++)
        {
            var next = (block + 1) * BlockLength < length ? Classify(text, block + 1) : default;
            var (letters, digits) = (here.Letters, here.Digits);
            var lettersBefore = (letters << 1) | (before.Letters >> 63);
            var digitsBefore = (digits << 1) | (before.Digits >> 63);
            var lettersAfter = (letters >> 1) | (next.Letters << 63);
            var digitsAfter = (digits >> 1) | (next.Digits << 63);
            var joined = (here.JoinsAny & (lettersBefore | digitsBefore) & (lettersAfter | digitsAfter))
                | (here.JoinsLikes & ((lettersBefore & lettersAfter) | (digitsBefore & digitsAfter)))
                | (here.JoinsDigits & digitsBefore & digitsAfter);
            words[block] = letters | digits | here.Underscores | joined;
            others[block] = here.Others;
            symbols[block] = ~(words[block] | here.Separators | here.Others);
            (before, here) = (here, next);
        }
    }

    /// <summary>How many characters were looked at.</summary>
    public int Length { get; }

    /// <summary>Adds the tokens of a block, from a place in it on.</summary>
    /// <param name="position">The place; then where the next block begins, or where a token begins that goes beyond the block or has to do with more than ASCII.</param>
    /// <param name="offset">Where the first character stands in the whole text.</param>
    /// <param name="tokens">What they are added to.</param>
    /// <returns>Whether the block is done, and there is no such token.</returns>
    public readonly bool AddTokensOfBlock(ref int position, int offset, List<TextSpan> tokens)
    {
        var block = position >> 6;
        var begin = block * BlockLength;
        var word = words[block];
        var other = others[block];
        var visible = (word | symbols[block] | other) & (ulong.MaxValue << (position & 63));
        // Only ends before this are sure: after a token a mark may follow, or a joint with a letter after it that is not of ASCII. What follows the last two places, the next block tells.
        var sure = BlockLength - 1;
        if (other != 0)
            sure = Math.Min(sure, BitOperations.TrailingZeroCount(other & (ulong.MaxValue << (position & 63))) - 1);
        var count = tokens.Count;
        CollectionsMarshal.SetCount(tokens, count + BlockLength);
        var room = CollectionsMarshal.AsSpan(tokens)[count..];
        var added = 0;
        var done = true;
        while (visible != 0)
        {
            var start = BitOperations.TrailingZeroCount(visible);
            var length = Math.Max(1, BitOperations.TrailingZeroCount(~(word >> start))); // a symbol is alone
            if (start + length >= sure)
            {
                position = begin + start;
                done = false;
                break;
            }
            room[added++] = new TextSpan(offset + begin + start, length);
            visible &= ulong.MaxValue << (start + length);
        }
        CollectionsMarshal.SetCount(tokens, count + added);
        if (done)
            position = begin + BlockLength;
        return done;
    }

    /// <summary>The end of the token that starts at a place; -1 where more has to be known than ASCII, or than was looked at, to tell.</summary>
    /// <param name="start">A character that is no separator.</param>
    /// <param name="isAll">Whether the text ends where what was looked at ends.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int EndOf(int start, bool isAll)
    {
        if (Has(others, start))
            return -1;
        var end = Has(words, start) ? EndOfWord(start) : start + 1;
        // A mark may follow, or a joint with a letter after it that is not of ASCII.
        return end + 1 < Length ? (Has(others, end) || Has(others, end + 1) ? -1 : end)
            : isAll && (end == Length || !Has(others, end)) ? end
            : -1;
    }

    private readonly int EndOfWord(int start)
    {
        var block = start >> 6;
        var bits = ~words[block] >> (start & 63);
        if (bits != 0)
            return start + BitOperations.TrailingZeroCount(bits);
        for (block++; block * BlockLength < Length; block++)
            if (~words[block] is not 0 and var found)
                return Math.Min(Length, (block * BlockLength) + BitOperations.TrailingZeroCount(found));
        return Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Has(in Masks masks, int place) => ((masks[place >> 6] >> (place & 63)) & 1) != 0;

    private static Kinds Classify(ReadOnlySpan<char> text, int block)
    {
        var rest = text[(block * BlockLength)..];
        if (rest.Length < BlockLength)
        {
            Span<char> padded = stackalloc char[BlockLength];
            padded.Fill(' ');
            rest.CopyTo(padded);
            return Classify(padded);
        }
        return Classify(rest);
    }

    private static Kinds Classify(ReadOnlySpan<char> block)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(block));
        var low = KindsOf32(ref units);
        var high = KindsOf32(ref Unsafe.Add(ref units, 32));
        return new Kinds
        {
            Letters = low.Letters | (high.Letters << 32),
            Digits = low.Digits | (high.Digits << 32),
            Underscores = low.Underscores | (high.Underscores << 32),
            JoinsAny = low.JoinsAny | (high.JoinsAny << 32),
            JoinsLikes = low.JoinsLikes | (high.JoinsLikes << 32),
            JoinsDigits = low.JoinsDigits | (high.JoinsDigits << 32),
            Separators = low.Separators | (high.Separators << 32),
            Others = low.Others | (high.Others << 32),
        };
    }

    private static Kinds KindsOf32(ref ushort units)
    {
        // Characters beyond ASCII become 0x80 or more, whatever they are.
        var bytes = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref units), Vector256.LoadUnsafe(ref units, 16));
        var lower = bytes | Vector256.Create((byte)0x20);
        return new Kinds
        {
            Letters = Bits(Vector256.LessThan(lower - Vector256.Create((byte)'a'), Vector256.Create((byte)26))),
            Digits = Bits(Vector256.LessThan(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)10))),
            Underscores = Bits(Vector256.Equals(bytes, Vector256.Create((byte)'_'))),
            JoinsAny = Bits(Vector256.Equals(bytes, Vector256.Create((byte)'\'')) | Vector256.Equals(bytes, Vector256.Create((byte)'-'))),
            JoinsLikes = Bits(Vector256.Equals(bytes, Vector256.Create((byte)'.'))),
            JoinsDigits = Bits(Vector256.Equals(bytes, Vector256.Create((byte)',')) | Vector256.Equals(bytes, Vector256.Create((byte)':'))),
            Separators = Bits(Vector256.LessThanOrEqual(bytes, Vector256.Create((byte)' ')) | Vector256.Equals(bytes, Vector256.Create((byte)0x7F))),
            Others = Bits(bytes),
        };
    }

    private static ulong Bits(Vector256<byte> lanes) => lanes.ExtractMostSignificantBits();

    /// <summary>What 64 characters are, a bit each, the first the lowest.</summary>
    private struct Kinds
    {
        public ulong Letters, Digits, Underscores, JoinsAny, JoinsLikes, JoinsDigits, Separators, Others;
    }

    [InlineArray(Most / BlockLength)]
    private struct Masks
    {
        private ulong first;
    }
}

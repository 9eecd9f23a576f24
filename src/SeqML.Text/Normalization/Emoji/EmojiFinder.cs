using SeqML.Text.Normalization.Masking;
using SeqML.Text.Normalization.Unicode;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Emoji;

/// <summary>Finds emoji, each with what belongs to it: a family is one, a flag is one, and a keycap with its digit.</summary>
internal ref struct EmojiFinder(ReadOnlySpan<char> text) : IFinder
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;
    private int foundEnd;

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length)
        {
            if (text[position] < EmojiCharacters.First)
            {
                var run = text[position..].IndexOfAnyExceptInRange('\0', (char)(EmojiCharacters.First - 1));
                position = run < 0 ? text.Length : position + run;
                continue;
            }
            var character = CodePoints.At(text, position, out var length);
            var start = position;
            position += length;
            if (character == EmojiCharacters.Keycap ? !IsKeycap(ref start) : !IsEmoji(character, position))
                continue;
            position = EndOfSequence(character, position);
            foundEnd = position;
            found = new TextSpan(start, position - start);
            return true;
        }
        found = default;
        return false;
    }

    private readonly bool IsEmoji(int character, int next) => EmojiCharacters.IsAlways(character)
        ? !IsAt(next, EmojiCharacters.TextVariation)
        : EmojiCharacters.IsOnRequest(character) && IsAt(next, EmojiCharacters.EmojiVariation);

    /// <summary>The end of what is modified, paired and joined. Modifiers and joiners at the end belong to it, whatever they are.</summary>
    private readonly int EndOfSequence(int character, int next)
    {
        if (EmojiCharacters.IsRegionalIndicator(character) && next < text.Length
            && EmojiCharacters.IsRegionalIndicator(CodePoints.At(text, next, out var length)))
            next += length;
        while (next < text.Length)
        {
            var follower = CodePoints.At(text, next, out length);
            if (!EmojiCharacters.IsModifier(follower) && follower != EmojiCharacters.Joiner
                && !(text[next - 1] == EmojiCharacters.Joiner && (EmojiCharacters.IsAlways(follower) || EmojiCharacters.IsOnRequest(follower))))
                break;
            next += length;
        }
        return next;
    }

    /// <summary>Whether a keycap is on a digit, # or *, where the emoji then starts.</summary>
    private readonly bool IsKeycap(ref int start)
    {
        var key = start > 0 && text[start - 1] == EmojiCharacters.EmojiVariation ? start - 2 : start - 1;
        if (key < foundEnd || text[key] is not ((>= '0' and <= '9') or '#' or '*'))
            return false;
        start = key;
        return true;
    }

    private readonly bool IsAt(int place, char unit) => place < text.Length && text[place] == unit;
}

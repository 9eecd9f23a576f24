using System.Buffers;
using System.Text;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Social;

/// <summary>Finds hashtags: a sign and a word with at least one letter, unless a word, another sign or an ampersand is before. Several may stand without a blank between.</summary>
internal ref struct HashtagFinder(ReadOnlySpan<char> text) : IFinder
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("#\uFF03");

    private readonly ReadOnlySpan<char> text = text;
    private int position;
    private int foundEnd;

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length && text[position..].IndexOfAny(Signs) is >= 0 and var distance)
        {
            var start = position + distance;
            position = start + 1;
            var hasLetter = false;
            for (; WordCharacters.LengthAt(text, position) is > 0 and var length; position += length)
                hasLetter = hasLetter || IsLetterAt(position);
            if (hasLetter && MayStart(start))
            {
                foundEnd = position;
                found = new TextSpan(start, position - start);
                return true;
            }
        }
        found = default;
        return false;
    }

    private readonly bool MayStart(int start) => start == 0 || start == foundEnd
        || (!WordCharacters.IsBefore(text, start) && text[start - 1] != '&' && !Signs.Contains(text[start - 1]));

    private readonly bool IsLetterAt(int place)
    {
        if (char.IsAscii(text[place]))
            return char.IsAsciiLetter(text[place]);
        Rune.DecodeFromUtf16(text[place..], out var rune, out _);
        return Rune.IsLetter(rune);
    }
}

using System.Buffers;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Social;

/// <summary>Finds mentions of people: a sign and a name, unless a word or another sign is before, or a sign after, as in addresses.</summary>
internal ref struct MentionFinder(ReadOnlySpan<char> text) : IFinder
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("@\uFF20");

    private readonly ReadOnlySpan<char> text = text;
    private int position;

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length && text[position..].IndexOfAny(Signs) is >= 0 and var distance)
        {
            var start = position + distance;
            position = start + 1;
            while (WordCharacters.LengthAt(text, position) is > 0 and var length)
                position += length;
            if (position > start + 1 && !WordCharacters.IsBefore(text, start) && !IsSign(start - 1) && !IsSign(position))
            {
                found = new TextSpan(start, position - start);
                return true;
            }
        }
        found = default;
        return false;
    }

    private readonly bool IsSign(int place) => place >= 0 && place < text.Length && Signs.Contains(text[place]);
}

using System.Globalization;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Numbers;

/// <summary>
/// Finds numbers. A cluster is a run of digits with single signs between them. It is one number if its groups have three digits each; if not, the signs for groups part numbers, as in "1,2,3".
/// Digits that touch a letter, as in "3D" and "B2", are none.
/// </summary>
internal ref struct NumberFinder(ReadOnlySpan<char> text, NumberStyle style) : IFinder
{
    private static readonly CharacterClass Digits = new([UnicodeCategory.DecimalDigitNumber]);

    private readonly ReadOnlySpan<char> text = text;
    private readonly NumberStyle style = style;

    /// <summary>Where to go on, and where the cluster ends that was begun.</summary>
    private int position;
    private int clusterEnd;

    /// <summary>Whether the number that was found last is a cluster, which is written as numbers are: not a part of a list, nor of several points as a version.</summary>
    public bool IsWellFormed { get; private set; }

    public bool MoveNext(out TextSpan found)
    {
        while (true)
        {
            if (position >= clusterEnd)
            {
                position = position < text.Length ? Digits.IndexIn(text, position) : -1;
                if (position < 0)
                    break;
                if (char.IsSurrogate(text[position])) // a digit of mathematical text: a letter by its use
                {
                    position += 2;
                    continue;
                }
                clusterEnd = EndOfCluster(position);
                if (FindWhole(out found))
                    return true;
            }
            else if (FindPart(out found))
            {
                return true;
            }
        }
        found = default;
        return false;
    }

    /// <summary>The end of the run of digits with a sign between.</summary>
    private readonly int EndOfCluster(int start)
    {
        var end = start + 1;
        while (end < text.Length && (NumberStyle.IsDigit(text[end])
            || ((style.IsDecimal(text[end]) || style.IsGroup(text[end])) && end + 1 < text.Length && NumberStyle.IsDigit(text[end + 1]))))
            end++;
        return end;
    }

    /// <summary>The cluster as one number, if it is one.</summary>
    private bool FindWhole(out TextSpan found)
    {
        var cluster = text[position..clusterEnd];
        var (groups, points, digits, isGrouped) = (0, 0, 0, true);
        for (var i = 0; i <= cluster.Length; i++)
        {
            if (i < cluster.Length && NumberStyle.IsDigit(cluster[i]))
            {
                digits++;
                continue;
            }
            // The digits before the first sign for groups are up to three, those after each just three; none follows the fraction.
            var isGroup = i < cluster.Length && style.IsGroup(cluster[i]);
            if (points == 0)
                isGrouped &= groups == 0 ? !isGroup || digits <= 3 : digits == 3;
            isGrouped &= !isGroup || points == 0;
            (groups, points, digits) = (groups + (isGroup ? 1 : 0), points + (i < cluster.Length && !isGroup ? 1 : 0), 0);
        }
        IsWellFormed = isGrouped && points <= 1 && !(groups > 0 && cluster[0] == '0');
        found = default;
        if (groups > 0 && !IsWellFormed)
            return false;
        var start = position;
        if (TouchesWordBefore(start) || !EndsNumber(clusterEnd, out var end))
        {
            // Of "1,234x" the first part is a number still.
            if (groups == 0)
                position = clusterEnd;
            return false;
        }
        var isFraction = start > 0 && style.IsDecimal(text[start - 1]) && StartsFraction(start - 1);
        IsWellFormed &= end == clusterEnd && !(isFraction && points + groups > 0);
        if (isFraction && points + groups == 0)
            start--;
        (position, clusterEnd) = (end, end);
        found = new TextSpan(start, end - start);
        return true;
    }

    /// <summary>The next part of a cluster that is no number as a whole: up to a sign for groups.</summary>
    private bool FindPart(out TextSpan found)
    {
        var start = position;
        var end = start;
        while (end < clusterEnd && !style.IsGroup(text[end]))
            end++;
        position = end + 1;
        IsWellFormed = false;
        found = default;
        if (TouchesWordBefore(start) || !EndsNumber(end, out var numberEnd))
            return false;
        if (end == clusterEnd)
            (position, clusterEnd) = (numberEnd, numberEnd);
        found = new TextSpan(start, numberEnd - start);
        return true;
    }

    private readonly bool TouchesWordBefore(int start) => start > 0 && WordCharacters.IsSpacedWord(text[start - 1]);

    /// <summary>Whether a number may end at a place: no letter follows, but for a power of ten.</summary>
    private readonly bool EndsNumber(int place, out int end)
    {
        end = place;
        if (place == text.Length || !WordCharacters.IsSpacedWord(text[place]))
            return true;
        if (text[place] is not ('e' or 'E'))
            return false;
        var digits = place + 1 < text.Length && text[place + 1] is '+' or '-' ? place + 2 : place + 1;
        end = digits;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end > digits && (end == text.Length || !(WordCharacters.IsSpacedWord(text[end]) || NumberStyle.IsDigit(text[end])));
    }

    /// <summary>Whether the sign at a place starts a number, as in ".5": white space, an opening bracket or a sign of money or of less and more is before.</summary>
    private readonly bool StartsFraction(int place) => place == 0 || char.IsWhiteSpace(text[place - 1]) || char.GetUnicodeCategory(text[place - 1])
        is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol
        || text[place - 1] is '-' or '"' or '\'';
}

using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Dates;

/// <summary>Finds times of day: 15:30, 15:30:45.5, 3:30 pm, 3.30 p.m., 3 pm. The parts of one are read off <see cref="Hour"/>, <see cref="MinuteStart"/> and <see cref="End"/>.</summary>
internal ref struct TimeFinder(ReadOnlySpan<char> text) : IFinder
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;

    /// <summary>The hour of the time that was found last, from 0 to 23.</summary>
    public int Hour { get; private set; }

    /// <summary>Where its minutes start; its end where it has none.</summary>
    public int MinuteStart { get; private set; }

    /// <summary>Where its numbers end: "pm" is after it.</summary>
    public int End { get; private set; }

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length && text[position..].IndexOfAnyInRange('0', '9') is >= 0 and var distance)
        {
            var start = position + distance;
            position = EndOfDigits(start);
            if (position - start <= 2 && StartsTime(start) && EndOf(start, position) is >= 0 and var end)
            {
                position = end;
                found = new TextSpan(start, end - start);
                return true;
            }
        }
        found = default;
        return false;
    }

    /// <summary>The end of the time whose hour is given; -1 where it is none.</summary>
    private int EndOf(int start, int hourEnd)
    {
        var hour = text[start] - '0';
        if (hourEnd - start == 2)
            hour = (hour * 10) + text[start + 1] - '0';
        // Without minutes, and with minutes after a point, only a half of the day makes it a time.
        if (!HasTwoDigits(hourEnd, '.') && !HasTwoDigits(hourEnd, ':'))
            return IsHalf(hourEnd, hour, out var end) ? Found(hour, hourEnd, hourEnd, hourEnd, end) : -1;
        var minute = hourEnd + 1;
        var last = minute + 2;
        if (HasTwoDigits(last, ':'))
        {
            last += 3;
            if (last + 1 < text.Length && text[last] == '.' && char.IsAsciiDigit(text[last + 1]))
                last = EndOfDigits(last + 1);
        }
        if (IsHalf(last, hour, out var halfEnd))
            return Found(hour, minute, last, last, halfEnd);
        return text[hourEnd] == ':' && hour <= 23 && EndsTime(last, out var zoneEnd) ? Found(hour, minute, last, -1, zoneEnd) : -1;
    }

    private int Found(int hour, int minute, int numbersEnd, int half, int end)
    {
        if (half >= 0)
            hour = (hour % 12) + ((text[half + (IsBlank(half) ? 1 : 0)] | 0x20) == 'p' ? 12 : 0);
        (Hour, MinuteStart, End) = (hour, minute, numbersEnd);
        return end;
    }

    /// <summary>A sign and two digits up to 59, which no other digit follows.</summary>
    private readonly bool HasTwoDigits(int place, char sign) => place + 2 < text.Length && text[place] == sign
        && text[place + 1] is >= '0' and <= '5' && char.IsAsciiDigit(text[place + 2]) && (place + 3 == text.Length || !char.IsDigit(text[place + 3]));

    /// <summary>am, pm, a.m. and p.m. after an hour from 1 to 12, once.</summary>
    private readonly bool IsHalf(int place, int hour, out int end)
    {
        end = EndOfHalf(place);
        return end >= 0 && hour is >= 1 and <= 12 && EndOfHalf(end) < 0;
    }

    /// <summary>The end of am, pm, a.m. or p.m., after a blank or none; -1 where there is none.</summary>
    private readonly int EndOfHalf(int place)
    {
        if (IsBlank(place))
            place++;
        if (place + 1 >= text.Length || (text[place] | 0x20) is not ('a' or 'p'))
            return -1;
        var isDotted = text[place + 1] == '.';
        var letter = place + (isDotted ? 2 : 1);
        if (letter >= text.Length || (text[letter] | 0x20) != 'm')
            return -1;
        var end = letter + 1;
        if (isDotted && end < text.Length && text[end] == '.')
            end++;
        return end == text.Length || !(WordCharacters.IsSpacedWord(text[end]) || char.IsDigit(text[end])) ? end : -1;
    }

    private readonly bool IsBlank(int place) => place < text.Length && text[place] is ' ' or '\u00A0' or '\u202F';

    /// <summary>No word or number is before, nor a number that goes on; but a time may follow another after a hyphen, and a date after a T (ISO 8601).</summary>
    private readonly bool StartsTime(int place)
    {
        if (place == 0)
            return true;
        var before = text[place - 1];
        if (before == 'T')
            return place > 1 && (char.IsAsciiDigit(text[place - 2]) || text[place - 2] is '>' or ']');
        return !(WordCharacters.IsSpacedWord(before) || char.IsDigit(before) || (before is '.' or ':' or ',' or '/' && place > 1 && char.IsDigit(text[place - 2])));
    }

    /// <summary>No word or number follows; the Z of Greenwich belongs to the time.</summary>
    private readonly bool EndsTime(int place, out int end)
    {
        end = place < text.Length && text[place] == 'Z' ? place + 1 : place;
        return end == text.Length || !(WordCharacters.IsSpacedWord(text[end]) || char.IsDigit(text[end])
            || (text[end] is '.' or ':' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1])));
    }

    private readonly int EndOfDigits(int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
            start++;
        return start;
    }
}

using System.Globalization;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Dates;

/// <summary>Finds dates: of three numbers, and with the name of a month. Each has a number, so numbers are what is looked for, and what stands around them within a few words.</summary>
internal ref struct DateFinder(ReadOnlySpan<char> text, DateWords words, DateOrder order) : IFinder
{
    private readonly ReadOnlySpan<char> text = text;
    private int position;
    private int foundEnd;

    /// <summary>The date that was found last.</summary>
    public FoundDate Date { get; private set; }

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length && text[position..].IndexOfAnyInRange('0', '9') is >= 0 and var distance)
        {
            var start = position + distance;
            var end = EndOfDigits(start);
            position = end;
            if (end - start <= 4
                && (IsNumeric(start, end, out found) || IsDayFirst(start, end, out found) || IsMonthFirst(start, end, out found) || IsMonthAndYear(start, end, out found))
                && StartsDate(found.Start) && Date.IsValid)
            {
                (position, foundEnd) = (found.End, found.End);
                return true;
            }
        }
        found = default;
        return false;
    }

    /// <summary>03/04/2021, 2021-03-04, 4.3.2021; years of two digits only with slashes.</summary>
    private bool IsNumeric(int start, int end, out TextSpan found)
    {
        found = default;
        if (end == text.Length || text[end] is not ('-' or '/' or '.'))
            return false;
        var second = EndOfDigits(end + 1);
        if (second - end is not (2 or 3) || second == text.Length || text[second] != text[end])
            return false;
        var third = EndOfDigits(second + 1);
        if (!EndsDate(third) && !IsTime(third))
            return false;
        var (one, two, three) = (Number(start, end), Number(end + 1, second), Number(second + 1, third));
        found = new TextSpan(start, third - start);
        switch (end - start, third - second - 1)
        {
            case (4, 1 or 2):
                Date = new FoundDate(one, two, three);
                return true;
            case (1 or 2, 2) when text[end] == '/':
                three += three < 69 ? 2000 : 1900; // as POSIX reads years of two digits
                break;
            case (1 or 2, 4):
                break;
            default:
                return false;
        }
        // In the other order where it is no date in this one: 25 is no month.
        var (dayFirst, monthFirst) = (new FoundDate(three, two, one), new FoundDate(three, one, two));
        Date = order == DateOrder.DayMonthYear ? (dayFirst.IsValid ? dayFirst : monthFirst) : monthFirst.IsValid ? monthFirst : dayFirst;
        return true;
    }

    /// <summary>3 March 2021, 3rd of March, 3-Mar-2021, 3. März.</summary>
    private bool IsDayFirst(int start, int end, out TextSpan found)
    {
        found = default;
        if (end - start > 2)
            return false;
        var i = AfterOrdinal(end);
        var isHyphenated = i < text.Length && text[i] == '-';
        if (isHyphenated || IsBlank(i))
            i++;
        else if (text[i - 1] != '.')
            return false;
        i = AfterJoint(i);
        var name = text[i..EndOfLetters(i)];
        var month = words.MonthOf(name, out var isOtherWord);
        i += name.Length;
        if (month == 0 || (i < text.Length && WordCharacters.IsSpacedWord(text[i])))
            return false;
        var afterName = i;
        if (i < text.Length && text[i] == '.')
            i++;
        if (isHyphenated ? i < text.Length && text[i] == '-' : IsBlankAfterComma(ref i))
            return IsWithYear(start, isHyphenated ? i + 1 : AfterJoint(i + 1), month, Number(start, end), out found)
                || IsWithoutYear(start, afterName, month, Number(start, end), isOtherWord, out found);
        return IsWithoutYear(start, afterName, month, Number(start, end), isOtherWord, out found);
    }

    /// <summary>March 3, 2021 and Mar. 3rd.</summary>
    private bool IsMonthFirst(int start, int end, out TextSpan found)
    {
        found = default;
        var (nameStart, month) = NameBefore(start, mayJoin: false, out var isOtherWord);
        if (end - start > 2 || month == 0)
            return false;
        var day = Number(start, end);
        var i = AfterOrdinal(end);
        var next = i;
        return (IsBlankAfterComma(ref next) && IsWithYear(nameStart, next + 1, month, day, out found)) || IsWithoutYear(nameStart, i, month, day, isOtherWord, out found);
    }

    /// <summary>March 2021 and March of 2021.</summary>
    private bool IsMonthAndYear(int start, int end, out TextSpan found)
    {
        found = default;
        var (nameStart, month) = NameBefore(start, mayJoin: true, out _);
        return end - start == 4 && month != 0 && IsWithYear(nameStart, start, month, 0, out found);
    }

    private bool IsWithYear(int start, int year, int month, int day, out TextSpan found)
    {
        var end = EndOfDigits(year);
        found = new TextSpan(start, end - start);
        Date = new FoundDate(end - year == 4 ? Number(year, end) : 0, month, day);
        return end - year == 4 && EndsDate(end) && Date.IsValid;
    }

    private bool IsWithoutYear(int start, int end, int month, int day, bool isOtherWord, out TextSpan found)
    {
        found = new TextSpan(start, end - start);
        Date = new FoundDate(0, month, day);
        return day > 0 && !isOtherWord && EndsDate(end);
    }

    /// <summary>The name of a month before a number, and a blank; a point may end the name, and a comma or a word stand between if that is asked for.</summary>
    private readonly (int Start, int Month) NameBefore(int number, bool mayJoin, out bool isOtherWord)
    {
        isOtherWord = false;
        if (!IsBlank(number - 1))
            return default;
        var end = number - 1;
        var start = StartOfLetters(end);
        if (mayJoin && IsJoint(text[start..end]) && IsBlank(start - 1))
            (end, start) = (start - 1, StartOfLetters(start - 1));
        else if (end > foundEnd && (text[end - 1] == '.' || (mayJoin && text[end - 1] == ',')))
            (end, start) = (end - 1, StartOfLetters(end - 1));
        return (start, words.MonthOf(text[start..end], out isOtherWord));
    }

    /// <summary>No word, and no number that goes on over a sign.</summary>
    private readonly bool StartsDate(int place) => place == 0
        || !(WordCharacters.IsSpacedWord(text[place - 1]) || char.IsDigit(text[place - 1]) || (IsJoin(text[place - 1]) && place > 1 && char.IsDigit(text[place - 2])));

    private readonly bool EndsDate(int place) => place >= text.Length
        || !(WordCharacters.IsSpacedWord(text[place]) || char.IsDigit(text[place]) || (IsJoin(text[place]) && place + 1 < text.Length && char.IsDigit(text[place + 1])));

    /// <summary>The T of a date with a time (ISO 8601).</summary>
    private readonly bool IsTime(int place) => text[place] == 'T' && place + 1 < text.Length && char.IsAsciiDigit(text[place + 1]);

    private static bool IsJoin(char unit) => unit is '-' or '/' or '.' or ':';

    private readonly bool IsBlank(int place) => place >= foundEnd && place < text.Length && text[place] is ' ' or '\u00A0';

    private readonly bool IsBlankAfterComma(ref int place)
    {
        var blank = place < text.Length && text[place] == ',' ? place + 1 : place;
        if (!IsBlank(blank))
            return false;
        place = blank;
        return true;
    }

    private readonly int AfterOrdinal(int place)
    {
        foreach (var ordinal in words.Ordinals)
            if (text[place..].StartsWith(ordinal, StringComparison.OrdinalIgnoreCase)
                && (place + ordinal.Length == text.Length || !char.IsLetterOrDigit(text[place + ordinal.Length]) || !char.IsLetter(ordinal[^1])))
                return place + ordinal.Length;
        return place;
    }

    private readonly int AfterJoint(int place)
    {
        var end = EndOfLetters(place);
        return IsJoint(text[place..end]) && IsBlank(end) ? end + 1 : place;
    }

    private readonly bool IsJoint(ReadOnlySpan<char> word)
    {
        foreach (var joint in words.Joints)
            if (word.Equals(joint, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private readonly int EndOfDigits(int start)
    {
        while (start < text.Length && char.IsAsciiDigit(text[start]))
            start++;
        return start;
    }

    /// <summary>The end of the letters, no further than one more than names have.</summary>
    private readonly int EndOfLetters(int start)
    {
        var end = start;
        while (end < text.Length && end - start <= DateWords.Longest && char.IsLetter(text[end]))
            end++;
        return end;
    }

    private readonly int StartOfLetters(int end)
    {
        var start = end;
        while (start > foundEnd && end - start <= DateWords.Longest && char.IsLetter(text[start - 1]))
            start--;
        return start;
    }

    /// <summary>The number of at most four digits.</summary>
    private readonly int Number(int start, int end) =>
        end > start && end - start <= 4 ? int.Parse(text[start..end], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
}

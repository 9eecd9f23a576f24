using System.Buffers;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Social;

/// <summary>Finds e-mail addresses, as people have them: those that RFC 5322 allows besides, with quotes or comments, are not looked for.</summary>
internal ref struct EmailFinder(ReadOnlySpan<char> text) : IFinder
{
    private const string LettersAndDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static readonly SearchValues<char> LocalUnits = SearchValues.Create(LettersAndDigits + ".-_%+");
    private static readonly SearchValues<char> LocalStarts = SearchValues.Create(LettersAndDigits + "_");
    private static readonly SearchValues<char> DomainUnits = SearchValues.Create(LettersAndDigits + ".-");

    private readonly ReadOnlySpan<char> text = text;

    /// <summary>Where to look for the next sign, and where the last address ended.</summary>
    private int position;
    private int foundEnd;

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length && text[position..].IndexOf('@') is >= 0 and var distance)
        {
            var at = position + distance;
            position = at + 1;
            if (StartBefore(at) is >= 0 and var start && EndAfter(at) is >= 0 and var end)
            {
                (position, foundEnd) = (end, end);
                found = new TextSpan(start, end - start);
                return true;
            }
        }
        found = default;
        return false;
    }

    /// <summary>Where the name before the sign starts; -1 where there is none. The run of its units is no part of another address that is in doubt.</summary>
    private readonly int StartBefore(int at)
    {
        var before = text[foundEnd..at];
        var run = before.LastIndexOfAnyExcept(LocalUnits) + 1;
        var start = before[run..].IndexOfAny(LocalStarts);
        return start < 0 || (run > 0 && before[run - 1] == '@') || before[^1] is '.' ? -1 : foundEnd + run + start;
    }

    /// <summary>Where the domain after the sign ends; -1 where there is none. What follows is not to be the name of another address.</summary>
    private readonly int EndAfter(int at)
    {
        var after = text[(at + 1)..];
        var run = after.IndexOfAnyExcept(DomainUnits);
        if (run >= 0 && after[run] is '@' or '_' or '%' or '+')
            return -1;
        var domain = after[..(run < 0 ? after.Length : run)].TrimEnd(".-");
        var point = domain.LastIndexOf('.');
        return point <= 0 || domain.Length - point < 3 || domain[0] == '-' || domain.Contains("..", StringComparison.Ordinal)
            || domain[(point + 1)..].ContainsAnyInRange('0', '9') ? -1 : at + 1 + domain.Length;
    }
}

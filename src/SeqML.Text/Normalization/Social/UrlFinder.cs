using System.Buffers;
using SeqML.Text.Normalization.Characters;
using SeqML.Text.Normalization.Masking;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Normalization.Social;

/// <summary>Finds addresses of the web: http, https, ftp, and what starts with "www.".</summary>
internal ref struct UrlFinder(ReadOnlySpan<char> text) : IFinder
{
    private static readonly SearchValues<string> Prefixes = SearchValues.Create(["http://", "https://", "ftp://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>Signs that end an address though no blank does.</summary>
    private static readonly SearchValues<char> Stops = SearchValues.Create("<>\"`{}|\\^");

    private readonly ReadOnlySpan<char> text = text;
    private int position;

    public bool MoveNext(out TextSpan found)
    {
        while (position < text.Length && text[position..].IndexOfAny(Prefixes) is >= 0 and var distance)
        {
            var start = position + distance;
            var host = start + (text[start] is 'w' or 'W' ? 4 : text[start..].IndexOf('/') + 2);
            if (host < text.Length && WordCharacters.IsSpacedWord(text[host]) && (start == 0 || !WordCharacters.IsSpacedWord(text[start - 1])))
            {
                position = EndOf(host);
                found = new TextSpan(start, position - start);
                return true;
            }
            position = start + 1;
        }
        found = default;
        return false;
    }

    /// <summary>The end of the address, without signs that are more likely of the sentence: a full stop, a closing bracket that none in the address opens.</summary>
    private readonly int EndOf(int host)
    {
        var end = host;
        var open = 0;
        for (; end < text.Length && IsPart(text[end]); end++)
            open += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
        for (; text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or ']' or '[' or '*' or '_' or '~' or '(' || (text[end - 1] == ')' && open < 0); end--)
            open += text[end - 1] == ')' ? 1 : text[end - 1] == '(' ? -1 : 0;
        return end;
    }

    private static bool IsPart(char unit) => char.IsAscii(unit) ? unit is > ' ' and < '\u007F' && !Stops.Contains(unit)
        : unit < '\u2000' && WordCharacters.IsSpacedWord(unit);
}

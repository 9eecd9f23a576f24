using System.Buffers;
using SeqML.Text.Normalization.Storage;

namespace SeqML.Text.Normalization.Html;

/// <summary>Finds the tags and comments of one text, from its start to its end. Whatever the text, time is linear.</summary>
internal ref struct Tags
{
    private const int LongestName = 32;

    private static readonly SearchValues<char> NameUnits = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:");

    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Names = new(() =>
        DataFile.Entries("Html", "elements.txt").SelectMany(line => line.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>());

    private readonly ReadOnlySpan<char> text;
    private readonly int lastEnd;

    /// <summary>From here on no comment ends.</summary>
    private int openComment = int.MaxValue;

    /// <summary>From here on no script ends, and no style.</summary>
    private int openScript = int.MaxValue;
    private int openStyle = int.MaxValue;

    /// <summary>Places after a quoted value from which no end of a tag is found. A later tag that comes to one has no end either, and need not look.</summary>
    private HashSet<int>? endless;

    public Tags(ReadOnlySpan<char> text)
    {
        this.text = text;
        lastEnd = text.LastIndexOf('>');
    }

    /// <summary>The end of the tag, comment or script that starts at a place; -1 where none does.</summary>
    public int EndOf(int start)
    {
        if (start >= lastEnd || text[start] != '<')
            return -1;
        var rest = text[(start + 1)..];
        if (rest[0] is '!' or '?')
            return rest.StartsWith("!--") ? EndOfComment(start)
                : rest.StartsWith("!doctype", StringComparison.OrdinalIgnoreCase) || (rest[0] == '?' && char.IsAsciiLetter(rest[1])) ? FirstEnd(start) : -1;
        var isEndTag = rest[0] == '/';
        var name = NameAt(start + (isEndTag ? 2 : 1));
        if (name.IsEmpty)
            return -1;
        var afterName = start + (isEndTag ? 2 : 1) + name.Length;
        if (text[afterName] == '>' && !isEndTag && name is "time") // the mask
            return -1;
        var end = EndOfAttributes(afterName);
        return isEndTag ? end
            : name.Equals("script", StringComparison.OrdinalIgnoreCase) ? EndOfContent(end, "</script", ref openScript)
            : name.Equals("style", StringComparison.OrdinalIgnoreCase) ? EndOfContent(end, "</style", ref openStyle)
            : end;
    }

    /// <summary>The name of an element at a place; empty where there is none. Names with a hyphen or a colon are those of custom elements and of other vocabularies.</summary>
    private readonly ReadOnlySpan<char> NameAt(int start)
    {
        var rest = text[start..];
        if (!char.IsAsciiLetter(rest[0]))
            return [];
        var length = rest[..Math.Min(rest.Length, LongestName + 1)].IndexOfAnyExcept(NameUnits);
        // A bracket ends a name as well: if it starts a tag of its own, that tag leaves a blank.
        if (length < 0 || !(rest[length] is '>' or '/' or '<' || char.IsWhiteSpace(rest[length])))
            return [];
        var name = rest[..length];
        return Names.Value.Contains(name) || name.ContainsAny('-', ':') ? name : [];
    }

    /// <summary>The unit after the first closing bracket outside of quotes; or, where quotes do not close or take all brackets, after the first of all.</summary>
    private int EndOfAttributes(int start)
    {
        if (EndOutsideOfQuotes(start, passed: null) is >= 0 and var end)
            return end;
        EndOutsideOfQuotes(start, endless ??= []);
        return FirstEnd(start);
    }

    /// <param name="start">After the name.</param>
    /// <param name="passed">What takes the places after quoted values.</param>
    private readonly int EndOutsideOfQuotes(int start, HashSet<int>? passed)
    {
        var i = start;
        while (text[i..].IndexOfAny('>', '=') is >= 0 and var distance)
        {
            i += distance + 1;
            if (text[i - 1] == '>')
                return i;
            while (i < text.Length && char.IsWhiteSpace(text[i]))
                i++;
            if (i >= text.Length || text[i] is not ('"' or '\''))
                continue;
            var quote = text[(i + 1)..].IndexOf(text[i]);
            if (quote < 0)
                return -1;
            i += quote + 2;
            if (passed?.Add(i) == false || (passed is null && endless?.Contains(i) == true))
                return -1;
        }
        return -1;
    }

    private readonly int FirstEnd(int start) => start + text[start..].IndexOf('>') + 1; // there is one: the place is before the last

    private int EndOfComment(int start)
    {
        if (start >= openComment)
            return -1;
        var end = text[(start + 2)..].IndexOf("-->"); // "<!-->" is a whole one
        if (end >= 0)
            return start + 2 + end + 3;
        openComment = start;
        return -1;
    }

    private readonly int EndOfContent(int start, string tag, ref int open)
    {
        if (start >= open)
            return start;
        var i = start;
        while (text[i..].IndexOf(tag, StringComparison.OrdinalIgnoreCase) is >= 0 and var distance)
        {
            i += distance + tag.Length;
            if (i < text.Length && (text[i] is '>' or '/' || char.IsWhiteSpace(text[i])) && i < lastEnd + 1)
                return FirstEnd(i);
        }
        open = start;
        return start;
    }
}

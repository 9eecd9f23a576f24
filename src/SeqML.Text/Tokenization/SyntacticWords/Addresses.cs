namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>Addresses of the web and of mail, which are one token each.</summary>
internal struct Addresses
{
    private const string Trailing = ".,;:!?'\")]}\u2019\u201D\u2026";

    private bool hasLooked;
    private int at;
    private int local;

    /// <summary>The end of the address that starts here; the start where none does.</summary>
    public int EndAt(ReadOnlySpan<char> text, int start)
    {
        var letters = start;
        while (letters < text.Length && letters - start < 8 && char.IsAsciiLetter(text[letters]))
            letters++;
        var rest = text[letters..];
        if (rest.StartsWith("://") || (letters - start == 3 && rest.StartsWith(".") && text[start..].StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            || (letters - start == 6 && rest.StartsWith(":") && text[start..].StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && rest.Length > 1 && char.IsAsciiLetterOrDigit(rest[1])))
            return EndOfWeb(text, start, letters);
        return EndOfMail(text, start);
    }

    private static int EndOfWeb(ReadOnlySpan<char> text, int start, int least)
    {
        var end = least;
        while (end < text.Length && text[end] is not ('<' or '>' or '"') && (WordUnits.At(text, end) & WordUnit.Separator) == 0)
            end++;
        // A bracket that opens within the address closes in it, too.
        while (end > least && Trailing.Contains(text[end - 1], StringComparison.Ordinal) && (text[end - 1] != ')' || !text[start..end].Contains('(')))
            end--;
        return end;
    }

    private int EndOfMail(ReadOnlySpan<char> text, int start)
    {
        if (!hasLooked || at < start)
            Find(text, start);
        if (start < local || start >= at || at == text.Length)
            return start;
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_' or '%'))
            end++;
        while (end > at && !char.IsAsciiLetterOrDigit(text[end - 1]))
            end--;
        return end > at + 1 ? end : start;
    }

    /// <summary>The next @ and where the name before it starts: each @ is looked at once.</summary>
    private void Find(ReadOnlySpan<char> text, int start)
    {
        hasLooked = true;
        var next = text[start..].IndexOf('@');
        at = next < 0 ? text.Length : start + next;
        for (local = at; local > start && at < text.Length && (char.IsAsciiLetterOrDigit(text[local - 1]) || text[local - 1] is '.' or '-' or '_' or '%' or '+');)
            local--;
    }
}

namespace SeqML.Text.Normalization.Masking;

/// <summary>What is put for a thing that was found, as "&lt;url&gt;".</summary>
internal static class Mask
{
    private const int LongestName = 32;

    /// <summary>How many units a mask of SeqML's form at a place has, that is letters and underscores in angle brackets; 0 where there is none. Stages that remove signs leave them.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int place)
    {
        if (text[place] != '<')
            return 0;
        var rest = text.Slice(place + 1, Math.Min(LongestName + 1, text.Length - place - 1));
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetter(rest[length]) || rest[length] == '_'))
            length++;
        return length > 0 && length < rest.Length && rest[length] == '>' ? length + 2 : 0;
    }

    /// <summary>The replacement, if it is one that no stage can find anything in, wherever it comes to stand: nothing, one blank, or letters and underscores that may stand in brackets.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static string Checked(string with, string parameter)
    {
        ArgumentNullException.ThrowIfNull(with, parameter);
        if (with is "" or " " || IsName(with) || (with.Length > 2 && (with[0], with[^1]) is ('<', '>') or ('[', ']') or ('(', ')') or ('{', '}') && IsName(with.AsSpan()[1..^1])))
            return with;
        throw new ArgumentException($"Expected nothing, one blank, or a mask of at most {LongestName} letters and underscores, in brackets or not, as \"<url>\"; found \"{with}\".", parameter);
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
            if (!char.IsAsciiLetter(unit) && unit != '_')
                return false;
        return text.Length is > 0 and <= LongestName;
    }
}

namespace SeqML.Text.Subwords.Unigram.Search;

/// <summary>Reads a text by what is normalized at once: a character, a key of the rules, a user's piece.</summary>
internal ref struct CharacterReader(ReadOnlySpan<char> text, UnigramNormalization normalization, UserPieces? kept)
{
    private readonly ReadOnlySpan<char> text = text;
    private int end;

    /// <summary>What is put for it; white space is U+0020. Empty where it is left out.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Where it starts in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Whether a unit is white space. A blank is, always.</summary>
    public static bool IsBlank(char unit, UnigramNormalization normalization) =>
        unit == ' ' || (normalization.BlanksAnyWhiteSpace && char.IsWhiteSpace(unit));

    public static bool IsLoneSurrogate(ReadOnlySpan<char> text, int position) =>
        char.IsSurrogate(text[position])
        && !(char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        && !(char.IsLowSurrogate(text[position]) && position > 0 && char.IsHighSurrogate(text[position - 1]));

    public bool Next()
    {
        Start = end;
        if (end == text.Length)
            return false;
        var rest = text[end..];
        if (kept is not null && kept.Match(rest) is > 0 and var length)
            return Take(rest[..length], length);
        if (normalization.Characters is { } map && !(map.Keeps(rest[0]) && (rest.Length == 1 || char.IsAscii(rest[1]))) && map.Match(rest, out var replacement) is > 0 and var key)
            return Take(replacement, key);
        var unit = rest[0];
        if (char.IsSurrogate(unit))
            return rest.Length > 1 && char.IsSurrogatePair(unit, rest[1]) ? Take(rest[..2], 2) : Take("\uFFFD", 1);
        return Take(unit != ' ' && IsBlank(unit, normalization) ? " " : rest[..1], 1);
    }

    private bool Take(ReadOnlySpan<char> characters, int length)
    {
        Current = characters;
        end += length;
        return true;
    }
}

namespace SeqML.Text.Tokenization.SocialMedia;

/// <summary>Emoji of several parts: those with skin tones, joined ones, flags.</summary>
internal static class JoinedSymbols
{
    private const string Flag = "\U0001F3F4";

    private static readonly string[] FlagsOfTags =
        [Flag + Tags("gbeng"), Flag + Tags("gbsct"), Flag + Tags("gbwls")];

    /// <summary>The end of the symbol that starts at a position; 0 where none does.</summary>
    public static int EndAt(ReadOnlySpan<char> text, int position)
    {
        var first = position + SocialMediaCharacters.Any(text, position);
        var toned = first < text.Length ? first + SocialMediaCharacters.SkinTone(text, first) : first;
        var end = toned;
        while (end + 1 < text.Length && text[end] == SocialMediaCharacters.Joiner && text[end + 1] != '\n')
        {
            end += 1 + SocialMediaCharacters.Any(text, end + 1);
            if (end < text.Length)
                end += SocialMediaCharacters.SkinTone(text, end);
        }
        return end > first ? end : EndOfFlag(text, position);
    }

    private static int EndOfFlag(ReadOnlySpan<char> text, int position)
    {
        if (IsRegional(text, position) && IsRegional(text, position + 2))
            return position + 4;
        foreach (var flag in FlagsOfTags)
            if (text[position..].StartsWith(flag, StringComparison.Ordinal))
                return position + flag.Length;
        return 0;
    }

    private static bool IsRegional(ReadOnlySpan<char> text, int position) =>
        position + 1 < text.Length && text[position] == '\uD83C' && text[position + 1] is >= '\uDDE6' and <= '\uDDFF';

    /// <summary>The tags of a region, and the tag that ends them.</summary>
    private static string Tags(string region) => string.Concat(region.Append('\u007F').Select(letter => char.ConvertFromUtf32(0xE0000 + letter)));
}

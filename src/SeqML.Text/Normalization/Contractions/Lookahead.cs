using SeqML.Text.Normalization.Characters;

namespace SeqML.Text.Normalization.Contractions;

/// <summary>Looks one word ahead, or two or three where adverbs stand between, on the same line.</summary>
internal static class Lookahead
{
    private const int MostBetween = 2;
    private const int MostBlanks = 4;
    private const int LongestWord = 24;

    /// <summary>Whether the text goes on with one of the words.</summary>
    public static bool Finds(ContractionRules rules, FollowingWords words, ReadOnlySpan<char> text)
    {
        Span<char> folded = stackalloc char[LongestWord];
        for (var skipped = 0; skipped <= MostBetween; skipped++)
        {
            var start = 0;
            while (start < text.Length && text[start] is ' ' or '\t' or '\u00A0')
                start++;
            if (start is 0 or > MostBlanks)
                return false;
            var end = start;
            while (end < text.Length && end - start <= LongestWord && (char.IsLetter(text[end]) || (end > start && Apostrophes.IsAt(text, end))))
                end++;
            var next = end;
            end = start + text[start..end].TrimEnd(Apostrophes.Quotes).Length;
            if (end == start || end - start > LongestWord || WordCharacters.LengthAt(text, next) > 0)
                return false;
            var word = folded[..(end - start)];
            Apostrophes.Fold(text[start..end], word);
            var first = First(rules, word, out var isAll);
            if (words.Contains(first))
                return true;
            if (!isAll || end < next || !rules.IsBetween(first))
                return false;
            text = text[end..];
        }
        return false;
    }

    /// <summary>The first word of what a contraction stands for, so that a text of which all else was expanded is read as before.</summary>
    /// <param name="rules">What contractions stand for.</param>
    /// <param name="word">A word in small letters, with straight apostrophes.</param>
    /// <param name="isAll">Whether it stands for no other words.</param>
    private static ReadOnlySpan<char> First(ContractionRules rules, ReadOnlySpan<char> word, out bool isAll)
    {
        isAll = true;
        while (rules.Whole(word) is null && rules.Ending(word, [], out var length) is not null)
        {
            word = word[..^length];
            isAll = false;
        }
        if (rules.Whole(word) is not { } whole)
            return word;
        var blank = whole.IndexOf(' ', StringComparison.Ordinal);
        isAll &= blank < 0;
        return blank < 0 ? whole : whole.AsSpan(0, blank);
    }
}

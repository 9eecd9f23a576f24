using System.Globalization;
using System.Text;
using SeqML.Text.Normalization;

namespace SeqML.Text.Tests.Subwords;

/// <summary>BERT's words and the longest match first, as their definitions go (Devlin et al. 2019), with strings.</summary>
internal static class NaiveBert
{
    private static readonly (int From, int To)[] Ideographs =
        [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)];

    private static readonly TextNormalizer Decompose = new(new UnicodeForm(NormalizationForm.FormD));

    public static List<string> Words(string text, bool isUncased)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) // half characters are U+FFFD
        {
            if (rune.Value is '\t' or '\n' or '\r' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                clean.Append(' ');
            else if (rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                continue;
            else if (rune.Value >= 0x3400 && Ideographs.Any(range => rune.Value >= range.From && rune.Value <= range.To))
                clean.Append(' ').Append(rune).Append(' ');
            else
                clean.Append(rune);
        }
        var words = new List<string>();
        foreach (var word in clean.ToString().Split([' ', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = isUncased ? Fold(word) : word;
            var start = 0;
            for (var i = 0; i < folded.Length; i++)
                if (IsPunctuation(folded, i))
                {
                    words.AddRange(folded[start..i], folded[i].ToString());
                    start = i + 1;
                    if (char.IsHighSurrogate(folded[i]))
                        words[^1] += folded[++i];
                    start = i + 1;
                }
            words.Add(folded[start..]);
        }
        words.RemoveAll(word => word.Length == 0);
        return words;
    }

    /// <summary>The tokens of a word; null where it is unknown.</summary>
    public static List<string>? Match(string word, IReadOnlySet<string> tokens, int maximumLength, string prefix = "##")
    {
        var found = new List<string>();
        if (word.EnumerateRunes().Count() > maximumLength)
            return null;
        for (var start = 0; start < word.Length;)
        {
            var end = word.Length;
            while (end > start && !tokens.Contains((start > 0 ? prefix : "") + word[start..end]))
                end--;
            if (end == start)
                return null;
            found.Add((start > 0 ? prefix : "") + word[start..end]);
            start = end;
        }
        return found;
    }

    private static string Fold(string word)
    {
        var lower = string.Concat(word.EnumerateRunes().Select(rune => rune.Value == 0x130 ? "i\u0307" : Rune.ToLowerInvariant(rune).ToString()));
        return string.Concat(Decompose.Normalize(lower).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark));
    }

    private static bool IsPunctuation(string text, int index) => text[index] is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~') || char.IsPunctuation(text, index);
}

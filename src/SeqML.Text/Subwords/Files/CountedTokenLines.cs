using System.Globalization;
using SeqML.Text.Subwords.BytePair;

namespace SeqML.Text.Subwords.Files;

/// <summary>
/// A vocabulary as subword-nmt holds it: a token a line, a blank, and how often it came. "@@" after a token tells that its word goes on; one without it ends the word, and is "est&lt;/w&gt;" elsewhere.
/// </summary>
internal static class CountedTokenLines
{
    private const string GoesOn = "@@";

    /// <summary>The tokens and their counts. Special tokens that the file does not have come before its own.</summary>
    /// <exception cref="InvalidDataException">The file is damaged. The message names it and the line.</exception>
    public static (List<string> Tokens, List<long> Counts) Read(string path, SpecialTokens specialTokens)
    {
        var special = specialTokens.All.ToHashSet(StringComparer.Ordinal);
        var (tokens, counts) = (new List<string>(), new List<long>());
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        using var lines = new VocabularyLines(path);
        while (lines.Next() is { } line)
        {
            var blank = line.LastIndexOf(' ');
            if (blank <= 0 || !long.TryParse(line.AsSpan(blank + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                throw lines.Error($"Expected a token, a blank and how often it came, found '{(line.Length > 60 ? line[..60] + "..." : line)}'");
            var shown = line[..blank];
            if (shown == GoesOn)
                throw lines.Error($"Expected a token before '{GoesOn}', found none");
            if (!known.TryAdd(shown, lines.Number))
                throw lines.Error(FormattableString.Invariant($"Expected every token once, found '{shown}', which is in line {known[shown]}, too"));
            tokens.Add(special.Contains(shown) ? shown
                : shown.EndsWith(GoesOn, StringComparison.Ordinal) ? shown[..^GoesOn.Length] : shown + BytePairSymbols.EndOfWord);
            counts.Add(count);
        }
        if (tokens.Count == 0)
            throw lines.Error("Expected tokens, found an empty file");
        var missing = specialTokens.All.Where(token => !known.ContainsKey(token)).ToList();
        return ([.. missing, .. tokens], [.. missing.Select(_ => 0L), .. counts]);
    }

    /// <summary>Whether a line can say what a token is: one that ends a word, and ends with "@@" or is a special token, would be read as another.</summary>
    public static bool CanHold(string token, IReadOnlyCollection<string> specialTokens)
    {
        var shown = Shown(token);
        return !specialTokens.Contains(shown) && (!token.EndsWith(BytePairSymbols.EndOfWord, StringComparison.Ordinal) || !shown.EndsWith(GoesOn, StringComparison.Ordinal));
    }

    public static void Write(TextWriter writer, IReadOnlyList<string> tokens, IReadOnlyList<long> counts, Func<int, bool> isSpecial)
    {
        for (var id = 0; id < tokens.Count; id++)
            writer.Write(FormattableString.Invariant($"{(isSpecial(id) ? tokens[id] : Shown(tokens[id]))} {counts[id]}\n"));
    }

    private static string Shown(string token) => BytePairSymbols.WithoutMark(token) is var text && text.Length < token.Length ? text.ToString() : token + GoesOn;
}

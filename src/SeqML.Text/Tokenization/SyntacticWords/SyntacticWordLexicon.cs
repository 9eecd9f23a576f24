using SeqML.Text.Tokenization.Sentences;

namespace SeqML.Text.Tokenization.SyntacticWords;

/// <summary>The entries of <see cref="SyntacticWordRules"/>, to be looked up by slices of a text.</summary>
internal sealed class SyntacticWordLexicon
{
    /// <summary>No entry is longer, in units.</summary>
    public const int LongestEntry = 32;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> prefixes;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> units;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> endings;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> wholeWords;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> splits;
    private readonly string[] clitics;

    // Lengths of the splits by their first letter, a bit each: most words need no look-up.
    private readonly uint[] splitLengths = new uint[128];

    public SyntacticWordLexicon(SyntacticWordRules rules)
    {
        Sentences = new SentenceLexicon(rules.Sentences);
        prefixes = Set(Checked(rules.HyphenPrefixes));
        units = Set(Checked(rules.NumberUnits));
        endings = Set(Checked(rules.NameEndings));
        wholeWords = Set(Checked(rules.WholeWords));
        clitics = [.. Checked(rules.Clitics)];
        splits = Splits(rules.Splits).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What abbreviations are and which words begin sentences.</summary>
    public SentenceLexicon Sentences { get; }

    public bool IsPrefix(ReadOnlySpan<char> word) => word.Length <= LongestEntry && prefixes.Contains(word);

    public bool IsUnit(ReadOnlySpan<char> word) => word.Length <= LongestEntry && units.Contains(word);

    public bool IsNameEnding(ReadOnlySpan<char> word) => word.Length <= LongestEntry && endings.Contains(word);

    public bool IsWhole(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestEntry)
            return false;
        Span<char> plain = stackalloc char[LongestEntry];
        return wholeWords.Contains(Plain(word, plain));
    }

    /// <summary>Where a word is split, as offsets; none where it is not.</summary>
    public ReadOnlySpan<int> SplitsOf(ReadOnlySpan<char> word)
    {
        var first = WordUnits.IsApostrophe(word[0]) ? '\'' : word[0];
        if (word.Length > LongestEntry - 1 || first >= 128 || (splitLengths[first] & (1u << word.Length)) == 0)
            return [];
        Span<char> plain = stackalloc char[LongestEntry];
        return splits.TryGetValue(Plain(word, plain), out var offsets) ? offsets : [];
    }

    /// <summary>How long the clitic is that ends a word with an apostrophe; 0 where none does.</summary>
    public int CliticLength(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[LongestEntry];
        foreach (var clitic in clitics)
            if (word.Length >= clitic.Length && Plain(word[^clitic.Length..], plain).Equals(clitic, StringComparison.OrdinalIgnoreCase))
                return clitic.Length;
        return 0;
    }

    private Dictionary<string, int[]> Splits(IReadOnlyList<string> entries)
    {
        var splits = new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var parts = entry?.Split(' ') ?? [];
            var word = string.Concat(parts);
            if (word.Length is 0 or > LongestEntry - 1 || parts.Length < 2 || parts.Contains("") || word.Any(char.IsWhiteSpace) || word[0] >= 128)
                throw new ArgumentException($"Expected a word of at most {LongestEntry - 1} characters, the first of ASCII, with a blank wherever it is split, found '{entry}'.", nameof(entries));
            splits[word] = [.. parts.Take(parts.Length - 1).Select((_, i) => parts.Take(i + 1).Sum(part => part.Length))];
            foreach (var first in new[] { char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]) })
                splitLengths[first] |= 1u << word.Length;
        }
        return splits;
    }

    /// <summary>The word with straight apostrophes.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> word, Span<char> buffer)
    {
        for (var i = 0; i < word.Length; i++)
            buffer[i] = WordUnits.IsApostrophe(word[i]) ? '\'' : word[i];
        return buffer[..word.Length];
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(IEnumerable<string> entries) =>
        entries.ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static IEnumerable<string> Checked(IReadOnlyList<string> entries)
    {
        foreach (var entry in entries)
            yield return entry is { Length: > 0 and <= LongestEntry } && !entry.Any(char.IsWhiteSpace) ? entry
                : throw new ArgumentException($"Expected an entry of 1 to {LongestEntry} characters without blanks, found '{entry}'.", nameof(entries));
    }
}

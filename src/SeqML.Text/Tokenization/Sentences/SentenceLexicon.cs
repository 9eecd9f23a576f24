namespace SeqML.Text.Tokenization.Sentences;

/// <summary>What an abbreviation lets follow.</summary>
[Flags]
internal enum Abbreviation : byte
{
    None = 0,

    /// <summary>It ends no sentence.</summary>
    Inner = 1,

    /// <summary>It may end one.</summary>
    Final = 2,

    /// <summary>It is one before a number only.</summary>
    Numeric = 4,
}

/// <summary>The entries of <see cref="SentenceRules"/>, to be looked up by slices of a text.</summary>
internal sealed class SentenceLexicon
{
    /// <summary>No entry is longer, in units.</summary>
    public const int LongestEntry = 32;

    private readonly Dictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> anyCase;
    private readonly Dictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> ownCase;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> starters;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ordinalNouns;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> numberFollowers;
    private readonly (string Ending, Abbreviation Kind)[] endings;
    private readonly string[] continuations;

    public SentenceLexicon(SentenceRules rules)
    {
        var anyCase = new Dictionary<string, Abbreviation>(StringComparer.OrdinalIgnoreCase);
        var ownCase = new Dictionary<string, Abbreviation>(StringComparer.Ordinal);
        var endings = new List<(string, Abbreviation)>();
        Add(rules.Abbreviations, Abbreviation.Inner);
        Add(rules.FinalAbbreviations, Abbreviation.Final);
        Add(rules.NumericAbbreviations, Abbreviation.Numeric);
        this.anyCase = anyCase.GetAlternateLookup<ReadOnlySpan<char>>();
        this.ownCase = ownCase.GetAlternateLookup<ReadOnlySpan<char>>();
        starters = Set(rules.Starters, StringComparer.OrdinalIgnoreCase);
        ordinalNouns = Set(rules.OrdinalNouns, StringComparer.Ordinal);
        numberFollowers = Set(rules.RomanNumberFollowers, StringComparer.Ordinal);
        this.endings = [.. endings];
        continuations = [.. Checked(rules.QuoteContinuations)];

        void Add(IReadOnlyList<string> entries, Abbreviation kind)
        {
            foreach (var entry in Checked(entries))
            {
                var name = entry.EndsWith('.') ? entry[..^1] : entry;
                if (name.StartsWith('-'))
                {
                    endings.Add((name[1..], kind));
                    continue;
                }
                var lower = name == name.ToLowerInvariant();
                foreach (var form in lower ? [name] : new[] { name, name.ToUpperInvariant() }.Distinct(StringComparer.Ordinal))
                    (lower ? anyCase : ownCase)[form] = (lower ? anyCase : ownCase).GetValueOrDefault(form) | kind;
            }
        }
    }

    /// <summary>Whether numbers with a stop are ordinals.</summary>
    public bool HasOrdinals => ordinalNouns.Set.Count > 0;

    /// <summary>Whether it is known which words begin sentences.</summary>
    public bool HasStarters => starters.Set.Count > 0;

    /// <summary>Whether I is a word, too.</summary>
    public bool HasPronounI => numberFollowers.Set.Count > 0;

    /// <summary>What a word before a stop is, without the stop.</summary>
    public Abbreviation Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > LongestEntry)
            return Abbreviation.None;
        anyCase.TryGetValue(word, out var any);
        ownCase.TryGetValue(word, out var own);
        if ((any | own) == Abbreviation.None)
            foreach (var (ending, kind) in endings)
                if (word.EndsWith(ending, StringComparison.Ordinal))
                    return kind;
        return any | own;
    }

    public bool IsStarter(ReadOnlySpan<char> word) => word.Length <= LongestEntry && starters.Contains(word);

    public bool IsOrdinalNoun(ReadOnlySpan<char> word) => word.Length <= LongestEntry && ordinalNouns.Contains(word);

    /// <summary>Whether a small-letter word comes after the number I, and not after the pronoun.</summary>
    public bool FollowsNumber(ReadOnlySpan<char> word) => word.Length <= LongestEntry && numberFollowers.Contains(word);

    public bool ContinuesQuote(ReadOnlySpan<char> text)
    {
        foreach (var continuation in continuations)
            if (text.StartsWith(continuation, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(IReadOnlyList<string> entries, StringComparer comparer) =>
        Checked(entries).ToHashSet(comparer).GetAlternateLookup<ReadOnlySpan<char>>();

    private static IEnumerable<string> Checked(IReadOnlyList<string> entries)
    {
        foreach (var entry in entries)
            yield return entry is { Length: > 0 and <= LongestEntry } and not ("." or "-" or "-.") && !entry.Any(char.IsWhiteSpace) ? entry
                : throw new ArgumentException($"Expected an entry of 1 to {LongestEntry} characters without blanks (of \"et al.\" the entry is \"al.\"), found '{entry}'.", nameof(entries));
    }
}

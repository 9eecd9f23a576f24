namespace SeqML.Text.Normalization.Contractions;

/// <summary>What contractions of a language stand for: whole words, and endings after some words or all, and before some or all. Read of the entries of its contractions.txt.</summary>
internal sealed class ContractionRules
{
    /// <summary>The file of a language that says it.</summary>
    public const string File = "contractions.txt";

    private const string AnyWord = "*";
    private const string Between = "...";
    private const int LongestExpansion = 64;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> whole;
    private readonly (string Ending, HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? Words, FollowingWords? Following, string Expansion)[] endings;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> between;

    /// <summary>Reads entries.</summary>
    /// <param name="entries">An entry a line: "won't = will not", "* + n't = not", "he she + 's = is", "he she + 's / been got = has"; and "... = already", words that may stand between.</param>
    /// <exception cref="ArgumentException">An entry is none of these.</exception>
    public ContractionRules(string entries)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var rules = new List<(string Ending, HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? Words, FollowingWords? Following, string Expansion)>();
        var skipped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Split('\n'))
        {
            var sides = entry.Split(" = ");
            if (sides is [Between, var adverbs])
            {
                skipped.UnionWith(adverbs.Split(' '));
                continue;
            }
            if (sides.Length != 2 || sides[0].Length == 0 || !sides[0].Contains('\'') || !IsExpansion(sides[1]) || (sides[0].Split(" / ", 2) is [_, var next] && !FollowingWords.Are(next)))
                throw new ArgumentException($"Expected each entry of {File} to be as \"won't = will not\" or \"he she + 's = is\", found \"{entry}\".", nameof(entries));
            if (sides[0].Split(" + ") is [var stems, var ending])
            {
                var parts = ending.Split(" / ", 2);
                rules.Add((parts[0], stems == AnyWord ? null : stems.Split(' ').ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>(), parts is [_, var following] ? new FollowingWords(following) : null, sides[1]));
            }
            else
                words[sides[0]] = sides[1];
        }
        endings = [.. rules];
        between = skipped.GetAlternateLookup<ReadOnlySpan<char>>();
        whole = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a whole word stands for; null where it is no contraction.</summary>
    /// <param name="word">In small letters, with straight apostrophes.</param>
    public string? Whole(ReadOnlySpan<char> word) => whole.TryGetValue(word, out var expansion) ? expansion : null;

    /// <summary>What the ending of a word stands for; null where it has none of those that the rules know.</summary>
    /// <param name="word">In small letters, with straight apostrophes.</param>
    /// <param name="after">The text behind the word; empty where nothing is known of it.</param>
    /// <param name="length">How many units the ending has.</param>
    public string? Ending(ReadOnlySpan<char> word, ReadOnlySpan<char> after, out int length)
    {
        foreach (var (ending, words, following, expansion) in endings)
        {
            length = ending.Length;
            if (word.Length > length && word.EndsWith(ending) && char.IsLetter(word[^(length + 1)]) && words?.Contains(word[..^length]) != false
                && (following is null || Lookahead.Finds(this, following, after)))
                return expansion;
        }
        length = 0;
        return null;
    }

    /// <summary>Whether a word may stand between an ending and the word that decides what it stands for: "he'd already left".</summary>
    public bool IsBetween(ReadOnlySpan<char> word) => between.Contains(word);

    /// <summary>A few words of letters, so that nothing in them is a contraction again.</summary>
    private static bool IsExpansion(string text)
    {
        foreach (var word in text.Split(' '))
            if (word.Length == 0 || !word.All(char.IsLetter))
                return false;
        return text.Length <= LongestExpansion;
    }
}
